import { band, polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const plant: Thing = {
  draw: (ink) =>
    ink.shape(
      band(
        [
          [0, -3],
          [-3, -9],
          [-7, -12],
        ],
        [1, 4.6, 0.6],
      ) +
        band(
          [
            [0, -3],
            [0.6, -10],
            [0, -16],
          ],
          [1, 5, 0.6],
        ) +
        band(
          [
            [0, -3],
            [3.6, -8],
            [8, -10],
          ],
          [1, 4.4, 0.6],
        ),
      "#5b9153",
      { bold: true },
    ) +
    ink.shape(
      polygon([
        [-5.6, -4],
        [5.6, -4],
        [4.2, 5],
        [-4.2, 5],
      ]),
      "#c7663f",
      { bold: true },
    ) +
    ink.rect(-6.4, -5, 12.8, 3, "#d17a50", { line: 0.8 }),
};
