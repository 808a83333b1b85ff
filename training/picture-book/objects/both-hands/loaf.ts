import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const loaf: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [-11, 1],
        [-9, -4.6],
        [0, -6.6],
        [9, -4.6],
        [11, 1],
        [8, 4],
        [-8, 4],
      ]),
      "#cf9350",
      { bold: true, shade: 0.6 },
    ) + ink.stroke("M-5.6 -4.6l2.4 4M-.6 -5.6l2.4 4.4M4.6 -5l2 4", "#f0cf97", 1.4),
};
