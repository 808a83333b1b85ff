import { band, circlePath, polygon, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const cat: Thing = {
  draw: (ink) =>
    ink.shape(
      band(
        [
          [7, 2],
          [12, -2],
          [11, -8],
        ],
        [3, 2.8, 1.6],
      ),
      "#e39549",
      { bold: true },
    ) +
    ink.shape(
      smooth([
        [-6, -6],
        [0, -7],
        [6, -4],
        [8, 2],
        [5, 6.4],
        [-5, 6.4],
        [-7.6, 1],
      ]),
      "#e39549",
      { bold: true },
    ) +
    ink.shape(
      smooth([
        [-8, -8],
        [-8.6, -14],
        [-4.6, -11.6],
        [0.6, -11.6],
        [4.4, -14],
        [4, -8],
        [1.4, -4],
        [-2, -3],
        [-5.6, -4],
      ]),
      "#e39549",
      { bold: true },
    ) +
    ink.patch(circlePath(-4.4, -8.4, 0.9) + circlePath(0.4, -8.4, 0.9), "#2d2630") +
    ink.patch(
      polygon([
        [-2.8, -6.8],
        [-1.2, -6.8],
        [-2, -5.8],
      ]),
      "#c96a60",
    ) +
    ink.stroke("M-6 -11l1 1.6M2 -11l-1 1.6M-2 -11.6v1.8M4 -1.4q2 1 2.4 3M1 -2q2 1.4 2.2 4", "#a9602a", 0.8) +
    ink.stroke("M-6 -6.4l-3.6 -.4M-6 -5.4l-3.4 .8M2 -6.4l3.6 -.4M2 -5.4l3.4 .8", "#7a4a25", 0.35),
};
