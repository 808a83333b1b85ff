import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const newspaper: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-11, -10],
        [0, -8.8],
        [11, -10],
        [11, 4],
        [0, 5.2],
        [-11, 4],
      ]),
      "#f4efe2",
      { bold: true },
    ) +
    ink.stroke("M0 -8.6V5", "#b9b0a0", 0.7) +
    ink.stroke("M-9 -6.6l7 .6M2 -6l7 -.6", "#4a4247", 1.3) +
    ink.stroke("M-9 -3.4l7 .6M-9 -.8l7 .6M-9 1.8l7 .6M2 -2.8l7 -.6M2 -.2l7 -.6M2 2.4l7 -.6", "#a79f96", 0.6),
};
