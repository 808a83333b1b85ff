import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const teaTray: Thing = {
  draw: (ink) =>
    ink.ellipse(0, 3, 12.4, 2.6, "#b58a58", {}) +
    ink.shape(
      smooth([
        [-6.6, -6],
        [0, -7.6],
        [4, -5.4],
        [4.4, 0.4],
        [1.4, 3],
        [-4, 3],
        [-7.4, 0],
      ]),
      "#f4efe4",
      { bold: true },
    ) +
    ink.stroke("M-7 -4.6q-4 .4 -3 4t3.6 2M4.4 -1.6q3 -.4 4 -3.6", "#cfc4b4", 1.2) +
    ink.circle(-1.4, -8.2, 1.1, "#4878c2", { line: 0.6 }) +
    ink.stroke("M-5 -2.6q4 2 8.6 0", "#4878c2", 1.1),
};
