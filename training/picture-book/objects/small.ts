import { band, circlePath, cornered, polygon, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { bright, shadow } from "../light.ts";
import type { Thing } from "./index.ts";

const cream = "#fbf3e2";
const gold = "#efc04c";

/** Things for one hand. */
export const small = {
  cup: {
    draw: (ink: Ink) =>
      ink.stroke("M4.4 -5.4q3.6 .4 3.2 3.4q-.6 2.4 -3.8 2", "#3f8f94", 1.5) +
      ink.shape(
        smooth([
          [-4.8, -7.4],
          [4.8, -7.4],
          [4.4, -1],
          [2.6, 2.2],
          [-2.6, 2.2],
          [-4.4, -1],
        ]),
        "#3f8f94",
        { bold: true, shade: 0.6 },
      ) +
      ink.ellipse(0, -7.2, 4.6, 1.4, "#6b4330", { line: 0.7 }) +
      ink.stroke("M-1.6 -10q-1.4 -1.8 0 -3.4t0 -3.4M2 -10q-1.4 -1.8 0 -3.4", "#ffffff", 0.9, 0.75),
  },
  apple: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [0, -6.4],
          [3, -7.4],
          [5.2, -4.6],
          [4, 0],
          [0, 1.4],
          [-4, 0],
          [-5.2, -4.6],
          [-3, -7.4],
        ]),
        "#cd4638",
        { bold: true, shade: 0.6 },
      ) +
      ink.stroke("M0 -6.4q.2 -2 1 -3", "#6b4330", 0.9) +
      ink.shape(
        smooth([
          [0.8, -8.6],
          [3, -10.4],
          [4.8, -9.2],
          [2.6, -7.8],
        ]),
        "#5b9153",
        { line: 0.6 },
      ),
  },
  flower: {
    draw: (ink: Ink) =>
      ink.stroke("M0 6Q-.6 -4 0 -13", "#4f8a4e", 1.4) +
      ink.shape(
        smooth([
          [0, -2],
          [3.4, -5.6],
          [5.4, -4.8],
          [2.8, -1],
        ]),
        "#5b9153",
        { line: 0.6 },
      ) +
      ink.shape(
        [0, 72, 144, 216, 288]
          .map((turn) =>
            circlePath(Math.sin((turn * Math.PI) / 180) * 3.3, -16 - Math.cos((turn * Math.PI) / 180) * 3.3, 2.7),
          )
          .join(""),
        "#ec8fac",
        { bold: true },
      ) +
      ink.circle(0, -16, 2, gold, { line: 0.6 }),
  },
  "ice cream": {
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-3.6, -6],
          [3.6, -6],
          [0, 5.6],
        ]),
        "#d9a15c",
        { bold: true },
      ) +
      ink.stroke("M-2.6 -3L1.6 .2M2.6 -3L-1.6 .2", "#b97c3e", 0.6) +
      ink.shape(circlePath(-2.2, -8.2, 3.4) + circlePath(2.4, -8.4, 3.4) + circlePath(0, -12.2, 3.6), "#f2a8bb", {
        bold: true,
        shade: 0.6,
      }) +
      ink.circle(0.6, -16, 1.2, "#cd4638", { line: 0.6 }),
  },
  letter: {
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-6.4, -8.6],
          [6.4, -8.6],
          [6.4, 0.4],
          [-6.4, 0.4],
        ]),
        cream,
        { bold: true },
      ) +
      ink.stroke("M-6.4 -8.6L0 -3.4L6.4 -8.6", "#a48a78", 0.8) +
      ink.circle(0, -3.2, 1.4, "#cd4638", { line: 0.5 }),
  },
  lantern: {
    draw: (ink: Ink) =>
      ink.stroke("M-3 0Q0 -4.4 3 0", "#4a3b3a", 1) +
      ink.glow(0, 7, 17, "#ffd56b", 0.7) +
      ink.shape(
        polygon([
          [-4, 1.6],
          [4, 1.6],
          [3.2, -0.2],
          [-3.2, -0.2],
        ]),
        "#5a4744",
        { line: 0.8 },
      ) +
      ink.shape(
        polygon([
          [-4, 2],
          [4, 2],
          [4.6, 11.4],
          [-4.6, 11.4],
        ]),
        "#ffe9a3",
        { selfLit: true, bold: true },
      ) +
      ink.shape(
        smooth([
          [0, 4.2],
          [1.8, 7.6],
          [0, 9.8],
          [-1.8, 7.6],
        ]),
        "#ee8f35",
        { selfLit: true, line: 0 },
      ) +
      ink.shape(
        polygon([
          [-5.2, 11.2],
          [5.2, 11.2],
          [5.2, 13],
          [-5.2, 13],
        ]),
        "#5a4744",
        { line: 0.8 },
      ),
  },
  camera: {
    draw: (ink: Ink) =>
      ink.rect(-6.4, -7.4, 12.8, 8.6, "#49434d", { round: 1.6 }) +
      ink.rect(-3, -9.2, 5, 2.4, "#49434d", { round: 0.6 }) +
      ink.circle(0, -3, 3.3, "#8d98a6", {}) +
      ink.circle(0, -3, 2, "#34303c", { line: 0.5 }) +
      ink.circle(-0.7, -3.7, 0.7, "#dfe6ef", { line: 0 }) +
      ink.circle(4.5, -5.8, 0.8, "#cd4638", { line: 0.4 }),
  },
  telephone: {
    draw: (ink: Ink) =>
      ink.rect(-2.7, -9.6, 5.4, 10.6, "#3c3842", { round: 1 }) +
      ink.rect(-2, -8.4, 4, 7.4, "#bfe0e6", { round: 0.4, line: 0, selfLit: true }),
  },
  key: {
    draw: (ink: Ink) =>
      ink.stroke("M0 -3V-11M0 -10.4h2.6M0 -8h2", gold, 1.5) +
      ink.circle(0, -0.6, 2.6, gold, {}) +
      ink.circle(0, -0.6, 1.1, "#7a5b35", { line: 0 }),
  },
  bell: {
    draw: (ink: Ink) =>
      ink.stroke("M0 1V-2.6", "#7a4c33", 1.8) +
      ink.shape(
        smooth(
          [
            [0, -3],
            [-2.6, -4.2],
            [-3.2, -8],
            [-5, -10.6],
            [5, -10.6],
            [3.2, -8],
            [2.6, -4.2],
          ].map(([x, y]) => [x!, -13.6 - y!] as const),
        ),
        gold,
        { bold: true, shade: 0.6 },
      ),
  },
  carrot: {
    draw: (ink: Ink) =>
      ink.stroke("M-1 -5L-3 -10M0 -5V-11M1 -5L3.4 -9.6", "#5b9153", 1.5) +
      ink.shape(
        smooth([
          [-2.8, -5],
          [0, -5.8],
          [2.8, -5],
          [1.6, 2],
          [0, 7],
          [-1.4, 2],
        ]),
        "#e8853a",
        { bold: true },
      ) +
      ink.stroke("M-1.6 -2.2h1.6M1.2 .6h-1.4", "#b55b1e", 0.6),
  },
  lollipop: {
    draw: (ink: Ink) =>
      ink.stroke("M0 4V-7", cream, 1.1) +
      ink.circle(0, -10.6, 4.4, "#ec8fac", { bold: true }) +
      ink.stroke("M0 -10.6q1.8 -1 2.2 .8q0 2.6 -2.8 2.2q-2.8 -1 -1.8 -4.2q1.8 -2.8 4.8 -1.2", "#fffaf0", 0.9),
  },
  mirror: {
    draw: (ink: Ink) =>
      ink.stroke("M0 3.6V-5", "#8b5c40", 1.8) +
      ink.ellipse(0, -10, 4.8, 5.8, gold, {}) +
      ink.ellipse(0, -10, 3.5, 4.5, "#cfe4ea", { line: 0.5 }) +
      ink.stroke("M-1.6 -9.4l2.6 -3", "#ffffff", 0.9),
  },
  hourglass: {
    draw: (ink: Ink) =>
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
  },
  shell: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [0, 1],
          [-4, -1.2],
          [-5.6, -5],
          [-3, -8],
          [0, -8.8],
          [3, -8],
          [5.6, -5],
          [4, -1.2],
        ]),
        "#f4c9b0",
        { bold: true, shade: 0.6 },
      ) + ink.stroke("M0 .6L-3.8 -5.6M0 .6L-1.4 -7.4M0 .6L1.4 -7.4M0 .6L3.8 -5.6", shadow("#f4c9b0", 1.5), 0.6),
  },
  potion: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [-1.6, -10],
          [1.6, -10],
          [1.4, -6.4],
          [4.6, -2.4],
          [3.6, 1.6],
          [-3.6, 1.6],
          [-4.6, -2.4],
          [-1.4, -6.4],
        ]),
        "#d7ece8",
        { bold: true },
      ) +
      ink.patch(
        smooth([
          [-4, -2.6],
          [0, -3.2],
          [4, -2.6],
          [3.2, 1.1],
          [-3.2, 1.1],
        ]),
        "#8a5fb5",
      ) +
      ink.rect(-1.9, -11.6, 3.8, 2.2, "#9a6a43", { round: 0.5, line: 0.7 }) +
      ink.circle(1, -1.6, 0.7, bright("#8a5fb5", 0.7), { line: 0 }),
  },
  banner: {
    draw: (ink: Ink) =>
      ink.stroke("M0 8V-20", "#8b5c40", 1.3) +
      ink.shape(
        smooth([
          [0.5, -20],
          [5, -21],
          [9, -18.6],
          [13.6, -19.4],
          [13.4, -11.4],
          [9, -10.6],
          [5, -13],
          [0.5, -12],
        ]),
        "#cd4638",
        { bold: true },
      ),
  },
  torch: {
    draw: (ink: Ink) =>
      ink.glow(0, -14, 18, "#ffb84d", 0.7) +
      ink.shape(
        polygon([
          [-1.3, 7],
          [1.3, 7],
          [2.2, -8.6],
          [-2.2, -8.6],
        ]),
        "#8b5c40",
        { bold: true },
      ) +
      ink.shape(
        smooth([
          [0, -21],
          [3.8, -13.4],
          [2.4, -8.4],
          [-2.4, -8.4],
          [-3.8, -13],
        ]),
        "#ee8132",
        { selfLit: true, line: 0.6 },
      ) +
      ink.shape(
        smooth([
          [0.2, -16],
          [1.8, -11.4],
          [0, -8.8],
          [-1.6, -11.6],
        ]),
        "#ffe08a",
        { selfLit: true, line: 0 },
      ),
  },
  snowball: { draw: (ink: Ink) => ink.circle(0, -2.6, 4.2, "#f3f6fa", { bold: true, shade: 0.5 }) },
  "paper plane": {
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-8, -4],
          [9, -9],
          [0, 1],
        ]),
        "#fbf6ea",
        { bold: true },
      ) +
      ink.shape(
        polygon([
          [-1.8, -2.6],
          [9, -9],
          [0, 1],
        ]),
        shadow("#fbf6ea", 0.7),
        { line: 0.6 },
      ),
  },
  feather: {
    draw: (ink: Ink) =>
      ink.shape(
        band(
          [
            [0, 3],
            [0.6, -4],
            [2.6, -11],
            [5.6, -16],
          ],
          [0.6, 4, 4.6, 0.4],
        ),
        "#4878c2",
        { line: 0.7 },
      ) + ink.stroke("M0 4Q.6 -6 5.4 -15.6", cream, 0.7),
  },
} satisfies Record<string, Thing>;
