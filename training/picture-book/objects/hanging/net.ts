import { circlePath, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const net: Thing = {
  draw: (ink) =>
    ink.stroke("M0 10V-14", "#a06c45", 1.4) +
    ink.shape(
      smooth([
        [-6.4, -16],
        [6.4, -16],
        [4, -24],
        [0, -27],
        [-4.4, -23],
      ]),
      "#eef1ec",
      { line: 0.7, opacity: 0.75 },
    ) +
    ink.stroke(circlePath(0, -16, 6.6, 2.2), "#7a5b43", 1.1),
};
