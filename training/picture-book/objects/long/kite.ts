import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const kite: Thing = {
  draw: (ink) =>
    ink.stroke("M0 1Q7 -10 13 -22", "#6b5a58", 0.7) +
    ink.shape(
      polygon([
        [20, -52],
        [27, -38],
        [13, -21],
        [7, -38],
      ]),
      "#f2c14d",
      { bold: true },
    ) +
    ink.patch(
      polygon([
        [20, -52],
        [27, -38],
        [14.6, -38],
      ]),
      "#35918c",
    ) +
    ink.patch(
      polygon([
        [13, -21],
        [7, -38],
        [14.6, -38],
      ]),
      "#cd4638",
    ) +
    ink.stroke("M20 -52L13 -21M7 -38H27", "#5a4238", 0.8) +
    ink.stroke("M13 -21q-5 3 -2 7t-2 8", "#cd4638", 1),
};
