import { circlePath, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const puppy: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [-5, -6],
        [1, -7],
        [7, -4],
        [8, 3],
        [4, 6.6],
        [-5, 6.4],
        [-7.4, 1],
      ]),
      "#e9d9b8",
      { bold: true },
    ) +
    ink.shape(
      smooth([
        [-6.6, -8],
        [-5.6, -13],
        [-2, -14.4],
        [1.8, -13],
        [2.8, -8],
        [0.6, -4],
        [-4.4, -4],
      ]),
      "#e9d9b8",
      { bold: true },
    ) +
    ink.shape(
      smooth([
        [-5.6, -13],
        [-9, -11],
        [-9, -6],
        [-6.6, -6.6],
      ]) +
        smooth([
          [1.8, -13],
          [5.2, -11],
          [5.2, -6],
          [2.8, -6.6],
        ]),
      "#8b5c40",
      { line: 0.8 },
    ) +
    ink.patch(circlePath(-4, -9.4, 0.9) + circlePath(0.2, -9.4, 0.9), "#2d2630") +
    ink.patch(circlePath(-1.9, -6.8, 1.2, 0.9), "#2d2630"),
};
