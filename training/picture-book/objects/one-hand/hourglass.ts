import { cornered, polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const hourglass: Thing = {
  draw: (ink) =>
    ink.shape(
      cornered(
        [
          [-3.4, -9.4],
          [3.4, -9.4],
        ],
        [
          [3.4, -9.4],
          [2.6, -6.4],
          [0.5, -4],
          [2.6, -1.6],
          [3.4, 1.4],
        ],
        [
          [3.4, 1.4],
          [-3.4, 1.4],
        ],
        [
          [-3.4, 1.4],
          [-2.6, -1.6],
          [-0.5, -4],
          [-2.6, -6.4],
          [-3.4, -9.4],
        ],
      ),
      "#dbeaea",
      { line: 0.7 },
    ) +
    ink.patch(
      polygon([
        [-2.4, 1],
        [2.4, 1],
        [0, -2.2],
      ]),
      "#e3b45c",
    ) +
    ink.rect(-4.4, -11, 8.8, 1.8, "#8b5c40", { line: 0.7 }) +
    ink.rect(-4.4, 1, 8.8, 1.8, "#8b5c40", { line: 0.7 }),
};
