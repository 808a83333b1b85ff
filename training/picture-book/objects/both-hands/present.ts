import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const present: Thing = {
  draw: (ink) =>
    ink.rect(-8.6, -9, 17.2, 14, "#35918c", { round: 0.6, shade: 0.6 }) +
    ink.rect(-1.7, -9, 3.4, 14, "#f2c14d", { line: 0.5 }) +
    ink.rect(-9.4, -10.4, 18.8, 4, "#35918c", { line: 0.9 }) +
    ink.rect(-1.7, -10.4, 3.4, 4, "#f2c14d", { line: 0.5 }) +
    ink.shape(
      smooth([
        [0, -10.4],
        [-5.6, -14.6],
        [-6, -10.8],
      ]) +
        smooth([
          [0, -10.4],
          [5.6, -14.6],
          [6, -10.8],
        ]),
      "#f2c14d",
      { line: 0.8 },
    ),
};
