import { cornered, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const cake: Thing = {
  draw: (ink) =>
    ink.ellipse(0, 3.6, 12, 2.4, "#e7edf0", { line: 0.8 }) +
    ink.shape(
      cornered(
        [
          [-9.4, -5],
          [-9.4, 3],
        ],
        [
          [-9.4, 3],
          [0, 4.8],
          [9.4, 3],
        ],
        [
          [9.4, 3],
          [9.4, -5],
        ],
        [
          [9.4, -5],
          [0, -3.4],
          [-9.4, -5],
        ],
      ),
      "#c98a56",
      { bold: true },
    ) +
    ink.shape(
      smooth([
        [-9.6, -5.6],
        [0, -8],
        [9.6, -5.6],
        [9.4, -2.4],
        [6.4, -1],
        [3.6, -2.4],
        [0.6, -0.6],
        [-2.6, -2],
        [-5.6, -0.6],
        [-9.4, -2.4],
      ]),
      "#f7d9e0",
      { line: 0.8 },
    ) +
    [-4.6, 0, 4.6]
      .map(
        (x) =>
          ink.stroke(`M${x} -6.2V-11`, "#4878c2", 1.3) +
          ink.glow(x, -12.4, 4, "#ffd56b", 0.7) +
          ink.patch(
            smooth([
              [x, -14.4],
              [x + 1, -12.2],
              [x, -11.2],
              [x - 1, -12.2],
            ]),
            "#ffb43f",
          ),
      )
      .join(""),
};
