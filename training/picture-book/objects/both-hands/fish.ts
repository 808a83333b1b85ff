import { smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const fish: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [-11, -1],
        [-6, -5.6],
        [2, -6],
        [8, -2.4],
        [8, 0.6],
        [2, 4],
        [-6, 3.6],
      ]),
      "#6d9fb8",
      { bold: true, shade: 0.6 },
    ) +
    ink.shape(
      smooth([
        [7, -1],
        [13, -6],
        [12, -1],
        [13, 4.4],
      ]),
      "#5b8aa5",
      { line: 0.9 },
    ) +
    ink.circle(-7, -1.8, 1, "#2d2630", { line: 0 }) +
    ink.stroke("M-4 -3.6q1.6 2.6 0 5.4M0 -2.6q1.4 2 0 4", shadow("#6d9fb8", 1.5), 0.7),
};
