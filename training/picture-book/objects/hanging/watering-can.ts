import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const wateringCan: Thing = {
  draw: (ink) =>
    ink.stroke("M5 2q5 -6 -1 -7q-4 0 -8 3", "#35918c", 1.5) +
    ink.shape(
      polygon([
        [-6, 1],
        [5, 1],
        [6, 11],
        [-7, 11],
      ]),
      "#35918c",
      { bold: true, shade: 0.6 },
    ) +
    ink.stroke("M-6 8L-13 1", "#35918c", 2) +
    ink.shape(
      polygon([
        [-15.4, 1.4],
        [-11.6, -1.6],
        [-11, 0.4],
        [-14, 2.8],
      ]),
      "#2d7d79",
      { line: 0.6 },
    ) +
    ink.stroke("M-15 4v2M-17 7v2M-14 8v2M-16 11v2", "#8fc3dc", 1),
};
