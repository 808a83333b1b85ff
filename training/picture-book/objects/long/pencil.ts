import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const pencil: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-1.7, 10],
        [1.7, 10],
        [1.7, -9],
        [0, -13.4],
        [-1.7, -9],
      ]),
      "#f2c14d",
      { bold: true },
    ) +
    ink.patch(
      polygon([
        [-0.7, -11.6],
        [0.7, -11.6],
        [0, -13.4],
      ]),
      "#3c3842",
    ) +
    ink.rect(-1.7, 8, 3.4, 2.6, "#ec8fac", { line: 0.6 }),
};
