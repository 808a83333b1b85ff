import { polygon, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const balloon: Thing = {
  draw: (ink) =>
    ink.stroke("M0 2Q-2.6 -9 1 -17Q4 -22 2 -27", "#6b5a58", 0.7) +
    ink.shape(
      smooth([
        [2, -27],
        [-4.6, -33],
        [-6.6, -40],
        [-2.6, -46.4],
        [2.6, -47.6],
        [8, -46],
        [11, -40],
        [8.6, -33],
      ]),
      "#cd4638",
      { bold: true, shade: 0.7 },
    ) +
    ink.shape(
      polygon([
        [2, -27.4],
        [0.4, -24.8],
        [3.6, -24.8],
      ]),
      "#cd4638",
      { line: 0.7 },
    ) +
    ink.brush(
      [
        [-2.6, -37.6],
        [-2.6, -41.6],
        [0.4, -44.4],
      ],
      "#f7d3c4",
      1.5,
    ),
};
