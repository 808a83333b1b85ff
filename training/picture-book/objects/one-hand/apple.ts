import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const apple: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [0, -6.4],
        [3, -7.4],
        [5.2, -4.6],
        [4, 0],
        [0, 1.4],
        [-4, 0],
        [-5.2, -4.6],
        [-3, -7.4],
      ]),
      "#cd4638",
      { bold: true, shade: 0.6 },
    ) +
    ink.stroke("M0 -6.4q.2 -2 1 -3", "#6b4330", 0.9) +
    ink.shape(
      smooth([
        [0.8, -8.6],
        [3, -10.4],
        [4.8, -9.2],
        [2.6, -7.8],
      ]),
      "#5b9153",
      { line: 0.6 },
    ),
};
