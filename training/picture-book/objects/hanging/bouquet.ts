import { band } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const bouquet: Thing = {
  draw: (ink) =>
    ink.shape(
      band(
        [
          [-4, -9],
          [0, 0],
          [0.6, 7],
        ],
        [1, 2.4, 1],
      ) +
        band(
          [
            [4, -9],
            [0, 0],
            [-0.6, 7],
          ],
          [1, 2.4, 1],
        ),
      "#4f8a4e",
      { line: 0.6 },
    ) +
    [
      [-5, -11, "#ec8fac"],
      [0, -14, "#f7f1e4"],
      [5, -11, "#e8853a"],
      [-2, -9, "#7f5aa6"],
      [2.6, -8.6, "#cd4638"],
    ]
      .map(
        ([x, y, colour]) =>
          ink.circle(x as number, y as number, 3.1, colour as string, { line: 0.7 }) +
          ink.circle(x as number, y as number, 1, "#f2c14d", { line: 0 }),
      )
      .join(""),
};
