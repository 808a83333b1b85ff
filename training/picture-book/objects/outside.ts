import { band, circlePath, polygon, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { shadow } from "../light.ts";
import type { Thing } from "./index.ts";

/** Things that hang from a hand. */
export const outside = {
  "watering can": {
    draw: (ink: Ink) =>
      ink.stroke("M5 2q5 -6 -1 -7q-4 0 -8 3", "#35918c", 1.5) +
      ink.shape(
        polygon([
          [-6, 1],
          [5, 1],
          [6, 11],
          [-7, 11],
        ]),
        "#35918c",
        { bold: true, shade: 0.6 },
      ) +
      ink.stroke("M-6 8L-13 1", "#35918c", 2) +
      ink.shape(
        polygon([
          [-15.4, 1.4],
          [-11.6, -1.6],
          [-11, 0.4],
          [-14, 2.8],
        ]),
        "#2d7d79",
        { line: 0.6 },
      ) +
      ink.stroke("M-15 4v2M-17 7v2M-14 8v2M-16 11v2", "#8fc3dc", 1),
  },
  suitcase: {
    draw: (ink: Ink) =>
      ink.stroke("M-3.4 4V1Q0 -1.4 3.4 1V4", "#4a3028", 1.5) +
      ink.rect(-10, 3.6, 20, 15, "#a8643c", { round: 2, shade: 0.5 }) +
      ink.stroke("M-5.6 3.6V18.6M5.6 3.6V18.6", "#7b4429", 1.4),
  },
  bucket: {
    draw: (ink: Ink) =>
      ink.stroke("M-6 5Q0 -6 6 5", "#6b6470", 0.9) +
      ink.shape(
        polygon([
          [-6.6, 4.6],
          [6.6, 4.6],
          [5, 15],
          [-5, 15],
        ]),
        "#cd4638",
        { bold: true, shade: 0.6 },
      ) +
      ink.ellipse(0, 4.6, 6.6, 1.8, shadow("#cd4638", 1.4), { line: 0.8 }),
  },
  bag: {
    draw: (ink: Ink) =>
      ink.stroke("M-4 5Q0 -7 4 5", "#8b5c40", 1.2) +
      ink.shape(
        smooth([
          [-6.4, 4.4],
          [6.4, 4.4],
          [7.6, 16],
          [0, 17],
          [-7.6, 16],
        ]),
        "#e0b566",
        { bold: true, shade: 0.5 },
      ) +
      ink.circle(0, 10, 2.2, "#cd4638", { line: 0.6 }),
  },
  hammer: {
    draw: (ink: Ink) => ink.stroke("M0 5V-10", "#a06c45", 1.8) + ink.rect(-5, -14, 10, 4.4, "#7d848d", { round: 0.8 }),
  },
  net: {
    draw: (ink: Ink) =>
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
  },
  bouquet: {
    draw: (ink: Ink) =>
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
  },
} satisfies Record<string, Thing>;
