import { cornered } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const drum: Thing = {
  draw: (ink) =>
    ink.shape(
      cornered(
        [
          [-9, -5],
          [-9, 5],
        ],
        [
          [-9, 5],
          [0, 7.4],
          [9, 5],
        ],
        [
          [9, 5],
          [9, -5],
        ],
        [
          [9, -5],
          [0, -3],
          [-9, -5],
        ],
      ),
      "#cd4638",
      { bold: true },
    ) +
    ink.ellipse(0, -5, 9, 2.8, "#f7efdd", {}) +
    ink.stroke("M-9 -3L-4.4 5.6L0 -2.4L4.4 5.6L9 -3", "#f2c14d", 0.9),
};
