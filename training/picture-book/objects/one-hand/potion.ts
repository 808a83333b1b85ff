import { smooth } from "../../geometry.ts";
import { bright } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const potion: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [-1.6, -10],
        [1.6, -10],
        [1.4, -6.4],
        [4.6, -2.4],
        [3.6, 1.6],
        [-3.6, 1.6],
        [-4.6, -2.4],
        [-1.4, -6.4],
      ]),
      "#d7ece8",
      { bold: true },
    ) +
    ink.patch(
      smooth([
        [-4, -2.6],
        [0, -3.2],
        [4, -2.6],
        [3.2, 1.1],
        [-3.2, 1.1],
      ]),
      "#8a5fb5",
    ) +
    ink.rect(-1.9, -11.6, 3.8, 2.2, "#9a6a43", { round: 0.5, line: 0.7 }) +
    ink.circle(1, -1.6, 0.7, bright("#8a5fb5", 0.7), { line: 0 }),
};
