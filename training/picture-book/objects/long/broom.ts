import { smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";
import { wood } from "./shared.ts";

export const broom: Thing = {
  draw: (ink) =>
    ink.stroke("M0 -16V26", wood, 1.7) +
    ink.shape(
      smooth([
        [-2, 24],
        [2, 24],
        [5.6, 37],
        [0, 38.4],
        [-5.6, 37],
      ]),
      "#dcae5c",
      { bold: true },
    ) +
    ink.stroke("M-2.4 27H2.4M-1 30L-2 37M1.4 30L2.2 37", shadow("#dcae5c", 1.6), 0.8),
};
