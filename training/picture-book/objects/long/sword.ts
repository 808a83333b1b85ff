import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const sword: Thing = {
  pointing: false,
  draw: (ink) =>
    ink.shape(
      polygon([
        [-1.6, -4],
        [-1.5, -25],
        [0, -29],
        [1.5, -25],
        [1.6, -4],
      ]),
      "#cdd6df",
      { bold: true },
    ) +
    ink.stroke("M0 -6V-24", "#97a3b0", 0.6) +
    ink.stroke("M-5 -4H5", "#d9a53f", 2.2) +
    ink.stroke("M0 -3V4", "#6b4330", 2.2) +
    ink.circle(0, 5, 1.5, "#d9a53f", { line: 0.6 }),
};
