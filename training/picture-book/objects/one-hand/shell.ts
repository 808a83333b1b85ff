import { smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const shell: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [0, 1],
        [-4, -1.2],
        [-5.6, -5],
        [-3, -8],
        [0, -8.8],
        [3, -8],
        [5.6, -5],
        [4, -1.2],
      ]),
      "#f4c9b0",
      { bold: true, shade: 0.6 },
    ) + ink.stroke("M0 .6L-3.8 -5.6M0 .6L-1.4 -7.4M0 .6L1.4 -7.4M0 .6L3.8 -5.6", shadow("#f4c9b0", 1.5), 0.6),
};
