import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const map: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-12, -8],
        [-4, -6.4],
        [4, -8],
        [12, -6.4],
        [12, 5.6],
        [4, 4],
        [-4, 5.6],
        [-12, 4],
      ]),
      "#f0ddb0",
      { bold: true },
    ) +
    ink.stroke("M-4 -6.4V5.6M4 -8V4", "#c4a873", 0.7) +
    ink.stroke("M-9 1q3 -5 5 -2t5 -3q3 -1 4 1", "#35918c", 1) +
    ink.stroke("M7 -1.4l2.4 2.4M9.4 -1.4l-2.4 2.4", "#cd4638", 1.1),
};
