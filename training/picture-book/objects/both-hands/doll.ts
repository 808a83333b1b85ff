import { circlePath, polygon, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const doll: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-3, -4],
        [3, -4],
        [5.6, 6],
        [-5.6, 6],
      ]),
      "#7f5aa6",
      { bold: true },
    ) +
    ink.stroke("M-3 -2.6L-6 1M3 -2.6L6 1M-2 6V9M2 6V9", "#f0c9a6", 1.6) +
    ink.circle(0, -7.6, 4, "#f0c9a6", { bold: true }) +
    ink.shape(
      smooth([
        [-4.4, -6],
        [-4, -11],
        [0, -12.4],
        [4, -11],
        [4.4, -6],
        [2.6, -9],
        [-2.6, -9],
      ]),
      "#79502f",
      { line: 0.7 },
    ) +
    ink.patch(circlePath(-1.4, -7.4, 0.5) + circlePath(1.4, -7.4, 0.5), "#2d2630"),
};
