import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const carrot: Thing = {
  draw: (ink) =>
    ink.stroke("M-1 -5L-3 -10M0 -5V-11M1 -5L3.4 -9.6", "#5b9153", 1.5) +
    ink.shape(
      smooth([
        [-2.8, -5],
        [0, -5.8],
        [2.8, -5],
        [1.6, 2],
        [0, 7],
        [-1.4, 2],
      ]),
      "#e8853a",
      { bold: true },
    ) +
    ink.stroke("M-1.6 -2.2h1.6M1.2 .6h-1.4", "#b55b1e", 0.6),
};
