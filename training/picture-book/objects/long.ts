import { band, circlePath, cornered, polygon, smooth, starPath } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { shadow } from "../light.ts";
import type { Thing } from "./index.ts";

const wood = "#a06c45";

/** Things longer than an arm, or on a string. */
export const long = {
  umbrella: {
    draw: (ink: Ink) =>
      ink.stroke("M0 4.6Q0 7 2 7Q3.6 6.6 3.4 4.8M0 4.6V-34", "#5a4238", 1.3) +
      ink.shape(
        cornered(
          [
            [-24, -22],
            [-18, -33],
            [-9, -39.6],
            [0, -41.4],
            [9, -39.6],
            [18, -33],
            [24, -22],
          ],
          [
            [24, -22],
            [16.4, -24.4],
            [8, -21.4],
            [0, -24.4],
            [-8, -21.4],
            [-16.4, -24.4],
            [-24, -22],
          ],
        ),
        "#cd4638",
        { bold: true, shade: 0.7 },
      ) +
      ink.stroke("M0 -41V-44M0 -41Q-7 -34 -8 -22M0 -41Q7 -34 8 -22", shadow("#cd4638", 1.5), 0.9),
  },
  balloon: {
    draw: (ink: Ink) =>
      ink.stroke("M0 2Q-2.6 -9 1 -17Q4 -22 2 -27", "#6b5a58", 0.7) +
      ink.shape(
        smooth([
          [2, -27],
          [-4.6, -33],
          [-6.6, -40],
          [-2.6, -46.4],
          [2.6, -47.6],
          [8, -46],
          [11, -40],
          [8.6, -33],
        ]),
        "#cd4638",
        { bold: true, shade: 0.7 },
      ) +
      ink.shape(
        polygon([
          [2, -27.4],
          [0.4, -24.8],
          [3.6, -24.8],
        ]),
        "#cd4638",
        { line: 0.7 },
      ) +
      ink.brush(
        [
          [-2.6, -37.6],
          [-2.6, -41.6],
          [0.4, -44.4],
        ],
        "#f7d3c4",
        1.5,
      ),
  },
  kite: {
    draw: (ink: Ink) =>
      ink.stroke("M0 1Q7 -10 13 -22", "#6b5a58", 0.7) +
      ink.shape(
        polygon([
          [20, -52],
          [27, -38],
          [13, -21],
          [7, -38],
        ]),
        "#f2c14d",
        { bold: true },
      ) +
      ink.patch(
        polygon([
          [20, -52],
          [27, -38],
          [14.6, -38],
        ]),
        "#35918c",
      ) +
      ink.patch(
        polygon([
          [13, -21],
          [7, -38],
          [14.6, -38],
        ]),
        "#cd4638",
      ) +
      ink.stroke("M20 -52L13 -21M7 -38H27", "#5a4238", 0.8) +
      ink.stroke("M13 -21q-5 3 -2 7t-2 8", "#cd4638", 1),
  },
  sword: {
    pointing: false,
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-1.6, -4],
          [-1.5, -25],
          [0, -29],
          [1.5, -25],
          [1.6, -4],
        ]),
        "#cdd6df",
        { bold: true },
      ) +
      ink.stroke("M0 -6V-24", "#97a3b0", 0.6) +
      ink.stroke("M-5 -4H5", "#d9a53f", 2.2) +
      ink.stroke("M0 -3V4", "#6b4330", 2.2) +
      ink.circle(0, 5, 1.5, "#d9a53f", { line: 0.6 }),
  },
  wand: {
    draw: (ink: Ink) =>
      ink.glow(0, -16.4, 12, "#fff0a8", 0.65) +
      ink.stroke("M0 4V-13", "#6b4330", 1.5) +
      ink.shape(starPath(0, -16.4, 4.8), "#f5cf5e", { selfLit: true, line: 0.7 }),
  },
  broom: {
    draw: (ink: Ink) =>
      ink.stroke("M0 -16V26", wood, 1.7) +
      ink.shape(
        smooth([
          [-2, 24],
          [2, 24],
          [5.6, 37],
          [0, 38.4],
          [-5.6, 37],
        ]),
        "#dcae5c",
        { bold: true },
      ) +
      ink.stroke("M-2.4 27H2.4M-1 30L-2 37M1.4 30L2.2 37", shadow("#dcae5c", 1.6), 0.8),
  },
  telescope: {
    pointing: true,
    draw: (ink: Ink) =>
      `<g transform="rotate(-12)">${ink.rect(-4, -2.2, 9, 4.4, "#8b5c40", { round: 0.6 })}${ink.rect(4.4, -2.8, 8.6, 5.6, "#d9a53f", { round: 0.6 })}${ink.rect(12.4, -3.4, 3, 6.8, "#8b5c40", { round: 0.6 })}</g>`,
  },
  paintbrush: {
    draw: (ink: Ink) =>
      ink.stroke("M0 6V-9", wood, 1.6) +
      ink.rect(-1.2, -11.4, 2.4, 3, "#b7c1ca", { line: 0.6 }) +
      ink.shape(
        smooth([
          [-1.5, -11],
          [0, -17],
          [1.5, -11],
        ]),
        "#4878c2",
        { line: 0.7 },
      ),
  },
  "fishing rod": {
    draw: (ink: Ink) =>
      ink.stroke("M-3 6L17 -34", wood, 1.5) +
      ink.stroke("M17 -34Q23 -14 21 4", "#6b5a58", 0.5) +
      ink.stroke("M21 4q0 3 -2 2", "#6b5a58", 0.8),
  },
  rake: {
    draw: (ink: Ink) =>
      ink.stroke("M0 -16V28", wood, 1.6) +
      ink.stroke("M-6 28H6M-5.4 28V32M-1.8 28V32M1.8 28V32M5.4 28V32", "#70757d", 1.3),
  },
  pencil: {
    draw: (ink: Ink) =>
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
  },
  "walking stick": { draw: (ink: Ink) => ink.stroke("M0 30V-3Q0 -6.4 -3 -6.4", "#6b4330", 1.9) },
  trumpet: {
    pointing: true,
    draw: (ink: Ink) =>
      `<g transform="rotate(-20)">${ink.stroke("M-4 0H10M-1 2.6H8", "#e0aa3c", 1.7)}${ink.shape(
        smooth([
          [9, -1],
          [13, -2],
          [16, -4.6],
          [16.4, 4.6],
          [13, 2],
          [9, 1],
        ]),
        "#efc04c",
        { bold: true },
      )}</g>`,
  },
  "string of lights": {
    draw: (ink: Ink) =>
      ink.stroke("M-16 -4Q-8 6 0 0Q8 6 16 -4", "#4a5a44", 0.8) +
      [
        [-11, 0.4],
        [-5.4, 2],
        [5.4, 2],
        [11, 0.4],
      ]
        .map(
          ([x, y]) => ink.glow(x!, y! + 1.6, 5, "#ffd56b", 0.7) + ink.patch(circlePath(x!, y! + 1.6, 1.5), "#ffe08a"),
        )
        .join(""),
  },
  rope: {
    draw: (ink: Ink) =>
      ink.shape(
        band(
          [
            [0, -4],
            [4, 2],
            [0, 8],
            [-4, 2],
            [0.4, -3.4],
          ],
          [1.6, 1.8, 1.8, 1.8, 1.6],
        ),
        "#c79a62",
        { line: 0.7 },
      ),
  },
} satisfies Record<string, Thing>;
