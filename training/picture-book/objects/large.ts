import { band, circlePath, cornered, polygon, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { bright, shadow } from "../light.ts";
import type { Thing } from "./index.ts";

/** Things for both hands, about the middle between them. */
export const large = {
  book: {
    draw: (ink: Ink) =>
      ink.shape(
        cornered(
          [
            [-10, -8],
            [0, -6.4],
          ],
          [
            [0, -6.4],
            [10, -8],
          ],
          [
            [10, -8],
            [10, 4.4],
          ],
          [
            [10, 4.4],
            [0, 6],
          ],
          [
            [0, 6],
            [-10, 4.4],
          ],
          [
            [-10, 4.4],
            [-10, -8],
          ],
        ),
        "#b8433a",
        { bold: true, shade: 0.5 },
      ) +
      ink.stroke("M0 -6.2V5.8", shadow("#b8433a", 1.6), 0.9) +
      ink.stroke("M-9.6 -8.6L0 -7L9.6 -8.6", "#fbf3e2", 1.3) +
      ink.stroke("M-7 -4l4 .6M3 -3.4l4 -.6", "#f0cf8a", 0.9),
  },
  map: {
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-12, -8],
          [-4, -6.4],
          [4, -8],
          [12, -6.4],
          [12, 5.6],
          [4, 4],
          [-4, 5.6],
          [-12, 4],
        ]),
        "#f0ddb0",
        { bold: true },
      ) +
      ink.stroke("M-4 -6.4V5.6M4 -8V4", "#c4a873", 0.7) +
      ink.stroke("M-9 1q3 -5 5 -2t5 -3q3 -1 4 1", "#35918c", 1) +
      ink.stroke("M7 -1.4l2.4 2.4M9.4 -1.4l-2.4 2.4", "#cd4638", 1.1),
  },
  newspaper: {
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-11, -10],
          [0, -8.8],
          [11, -10],
          [11, 4],
          [0, 5.2],
          [-11, 4],
        ]),
        "#f4efe2",
        { bold: true },
      ) +
      ink.stroke("M0 -8.6V5", "#b9b0a0", 0.7) +
      ink.stroke("M-9 -6.6l7 .6M2 -6l7 -.6", "#4a4247", 1.3) +
      ink.stroke("M-9 -3.4l7 .6M-9 -.8l7 .6M-9 1.8l7 .6M2 -2.8l7 -.6M2 -.2l7 -.6M2 2.4l7 -.6", "#a79f96", 0.6),
  },
  ball: {
    draw: (ink: Ink) =>
      ink.circle(0, -3, 8.4, "#f2c14d", { bold: true, shade: 0.6 }) +
      ink.patch(
        smooth([
          [-7.6, -6],
          [0, -3.4],
          [7.6, -6],
          [8.3, -1.6],
          [0, 1.2],
          [-8.3, -1.6],
        ]),
        "#cd4638",
      ),
  },
  cake: {
    draw: (ink: Ink) =>
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
  },
  present: {
    draw: (ink: Ink) =>
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
  },
  guitar: {
    draw: (ink: Ink) =>
      `<g transform="rotate(-28)">${ink.rect(6, -2.4, 22, 3.4, "#6b4330", { line: 0.8 })}${ink.rect(27, -3.4, 6, 5.4, "#4a3028", { round: 1 })}${ink.shape(
        smooth([
          [-15, -7],
          [-8, -9.4],
          [-3, -5.6],
          [2, -8],
          [8, -5.6],
          [9, -0.6],
          [8, 4.6],
          [2, 6.6],
          [-3, 4.4],
          [-8, 8.2],
          [-15, 5.8],
          [-17.6, -0.6],
        ]),
        "#d08a45",
        { bold: true, shade: 0.6 },
      )}${ink.circle(-2, -0.6, 2.7, "#4a3028", { line: 0.5 })}${ink.stroke("M-11 -1.4H28M-11 .2H28", "#f3e5c4", 0.4)}${ink.rect(-12.4, -3, 2, 5, "#4a3028", { line: 0.5 })}</g>`,
  },
  drum: {
    draw: (ink: Ink) =>
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
  },
  fish: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [-11, -1],
          [-6, -5.6],
          [2, -6],
          [8, -2.4],
          [8, 0.6],
          [2, 4],
          [-6, 3.6],
        ]),
        "#6d9fb8",
        { bold: true, shade: 0.6 },
      ) +
      ink.shape(
        smooth([
          [7, -1],
          [13, -6],
          [12, -1],
          [13, 4.4],
        ]),
        "#5b8aa5",
        { line: 0.9 },
      ) +
      ink.circle(-7, -1.8, 1, "#2d2630", { line: 0 }) +
      ink.stroke("M-4 -3.6q1.6 2.6 0 5.4M0 -2.6q1.4 2 0 4", shadow("#6d9fb8", 1.5), 0.7),
  },
  cat: {
    draw: (ink: Ink) =>
      ink.shape(
        band(
          [
            [7, 2],
            [12, -2],
            [11, -8],
          ],
          [3, 2.8, 1.6],
        ),
        "#e39549",
        { bold: true },
      ) +
      ink.shape(
        smooth([
          [-6, -6],
          [0, -7],
          [6, -4],
          [8, 2],
          [5, 6.4],
          [-5, 6.4],
          [-7.6, 1],
        ]),
        "#e39549",
        { bold: true },
      ) +
      ink.shape(
        smooth([
          [-8, -8],
          [-8.6, -14],
          [-4.6, -11.6],
          [0.6, -11.6],
          [4.4, -14],
          [4, -8],
          [1.4, -4],
          [-2, -3],
          [-5.6, -4],
        ]),
        "#e39549",
        { bold: true },
      ) +
      ink.patch(circlePath(-4.4, -8.4, 0.9) + circlePath(0.4, -8.4, 0.9), "#2d2630") +
      ink.patch(
        polygon([
          [-2.8, -6.8],
          [-1.2, -6.8],
          [-2, -5.8],
        ]),
        "#c96a60",
      ) +
      ink.stroke("M-6 -11l1 1.6M2 -11l-1 1.6M-2 -11.6v1.8M4 -1.4q2 1 2.4 3M1 -2q2 1.4 2.2 4", "#a9602a", 0.8) +
      ink.stroke("M-6 -6.4l-3.6 -.4M-6 -5.4l-3.4 .8M2 -6.4l3.6 -.4M2 -5.4l3.4 .8", "#7a4a25", 0.35),
  },
  puppy: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [-5, -6],
          [1, -7],
          [7, -4],
          [8, 3],
          [4, 6.6],
          [-5, 6.4],
          [-7.4, 1],
        ]),
        "#e9d9b8",
        { bold: true },
      ) +
      ink.shape(
        smooth([
          [-6.6, -8],
          [-5.6, -13],
          [-2, -14.4],
          [1.8, -13],
          [2.8, -8],
          [0.6, -4],
          [-4.4, -4],
        ]),
        "#e9d9b8",
        { bold: true },
      ) +
      ink.shape(
        smooth([
          [-5.6, -13],
          [-9, -11],
          [-9, -6],
          [-6.6, -6.6],
        ]) +
          smooth([
            [1.8, -13],
            [5.2, -11],
            [5.2, -6],
            [2.8, -6.6],
          ]),
        "#8b5c40",
        { line: 0.8 },
      ) +
      ink.patch(circlePath(-4, -9.4, 0.9) + circlePath(0.2, -9.4, 0.9), "#2d2630") +
      ink.patch(circlePath(-1.9, -6.8, 1.2, 0.9), "#2d2630"),
  },
  "teddy bear": {
    draw: (ink: Ink) => {
      const fur = "#b07a4a";
      return (
        ink.shape(
          circlePath(-5.4, 3.6, 2.8) +
            circlePath(5.4, 3.6, 2.8) +
            circlePath(-6, -3, 2.6) +
            circlePath(6, -3, 2.6) +
            circlePath(0, 0, 6),
          fur,
          { bold: true },
        ) +
        ink.shape(circlePath(-4.4, -14, 2.4) + circlePath(4.4, -14, 2.4) + circlePath(0, -9.6, 5.8), fur, {
          bold: true,
        }) +
        ink.patch(circlePath(0, -7.8, 2.8, 2.2), bright(fur, 0.6)) +
        ink.patch(
          circlePath(-2.2, -10.6, 0.8) + circlePath(2.2, -10.6, 0.8) + circlePath(0, -8.6, 0.9, 0.7),
          "#2d2630",
        ) +
        ink.patch(circlePath(0, 0.6, 3.4), bright(fur, 0.45))
      );
    },
  },
  doll: {
    draw: (ink: Ink) =>
      ink.shape(
        polygon([
          [-3, -4],
          [3, -4],
          [5.6, 6],
          [-5.6, 6],
        ]),
        "#7f5aa6",
        { bold: true },
      ) +
      ink.stroke("M-3 -2.6L-6 1M3 -2.6L6 1M-2 6V9M2 6V9", "#f0c9a6", 1.6) +
      ink.circle(0, -7.6, 4, "#f0c9a6", { bold: true }) +
      ink.shape(
        smooth([
          [-4.4, -6],
          [-4, -11],
          [0, -12.4],
          [4, -11],
          [4.4, -6],
          [2.6, -9],
          [-2.6, -9],
        ]),
        "#79502f",
        { line: 0.7 },
      ) +
      ink.patch(circlePath(-1.4, -7.4, 0.5) + circlePath(1.4, -7.4, 0.5), "#2d2630"),
  },
  basket: {
    draw: (ink: Ink) =>
      ink.stroke("M-8 -3Q0 -19 8 -3", "#9a6a3e", 1.7) +
      ink.circle(-3.4, -4.4, 3, "#cd4638", { line: 0.8 }) +
      ink.circle(3.2, -4.6, 3, "#5b9153", { line: 0.8 }) +
      ink.circle(0, -5.6, 2.9, "#e8853a", { line: 0.8 }) +
      ink.shape(
        cornered(
          [
            [-9.4, -3],
            [9.4, -3],
          ],
          [
            [9.4, -3],
            [7, 6.6],
          ],
          [
            [7, 6.6],
            [-7, 6.6],
          ],
          [
            [-7, 6.6],
            [-9.4, -3],
          ],
        ),
        "#c9924f",
        { bold: true },
      ) +
      ink.stroke("M-8.6 0H8.6M-7.8 3.2H7.8", shadow("#c9924f", 1.5), 0.8),
  },
  pumpkin: {
    draw: (ink: Ink) =>
      ink.stroke("M0 -8Q.4 -11 2.6 -11.6", "#5a7a3a", 2) +
      ink.shape(
        smooth([
          [0, -8],
          [5, -8.6],
          [9.6, -4],
          [9, 2.4],
          [4.6, 5.6],
          [0, 5],
          [-4.6, 5.6],
          [-9, 2.4],
          [-9.6, -4],
          [-5, -8.6],
        ]),
        "#e8853a",
        { bold: true, shade: 0.6 },
      ) +
      ink.stroke("M-3.4 -7.6Q-6 -1.6 -3.4 5M3.4 -7.6Q6 -1.6 3.4 5", shadow("#e8853a", 1.4), 0.8),
  },
  loaf: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [-11, 1],
          [-9, -4.6],
          [0, -6.6],
          [9, -4.6],
          [11, 1],
          [8, 4],
          [-8, 4],
        ]),
        "#cf9350",
        { bold: true, shade: 0.6 },
      ) + ink.stroke("M-5.6 -4.6l2.4 4M-.6 -5.6l2.4 4.4M4.6 -5l2 4", "#f0cf97", 1.4),
  },
  pizza: {
    draw: (ink: Ink) =>
      ink.ellipse(0, -1, 11, 5.4, "#d9a15c", { bold: true }) +
      ink.ellipse(0, -1.6, 9, 4, "#efc04c", { line: 0 }) +
      ink.patch(
        circlePath(-4, -2, 1.9, 1.3) + circlePath(3.6, -2.8, 1.9, 1.3) + circlePath(1, 0.6, 1.9, 1.3),
        "#cd4638",
      ),
  },
  "tea tray": {
    draw: (ink: Ink) =>
      ink.ellipse(0, 3, 12.4, 2.6, "#b58a58", {}) +
      ink.shape(
        smooth([
          [-6.6, -6],
          [0, -7.6],
          [4, -5.4],
          [4.4, 0.4],
          [1.4, 3],
          [-4, 3],
          [-7.4, 0],
        ]),
        "#f4efe4",
        { bold: true },
      ) +
      ink.stroke("M-7 -4.6q-4 .4 -3 4t3.6 2M4.4 -1.6q3 -.4 4 -3.6", "#cfc4b4", 1.2) +
      ink.circle(-1.4, -8.2, 1.1, "#4878c2", { line: 0.6 }) +
      ink.stroke("M-5 -2.6q4 2 8.6 0", "#4878c2", 1.1),
  },
  globe: {
    draw: (ink: Ink) =>
      ink.stroke("M0 4V7M-5 8H5", "#8b5c40", 2) +
      ink.circle(0, -3.6, 7.6, "#5b9cc4", { bold: true, shade: 0.6 }) +
      ink.patch(
        smooth([
          [-4, -8.6],
          [0.4, -9.6],
          [1.4, -6],
          [-2, -3.6],
          [-5.6, -4.6],
        ]) +
          smooth([
            [1.4, -3],
            [5.6, -4],
            [5, 0.6],
            [2, 2],
          ]),
        "#6ea85c",
      ),
  },
  crate: {
    draw: (ink: Ink) =>
      ink.rect(-10, -8, 20, 14, "#c3935a", { shade: 0.5 }) +
      ink.stroke("M-10 -3.4H10M-10 1.4H10M-7.4 -8V6M7.4 -8V6", shadow("#c3935a", 1.6), 0.9),
  },
  pillow: {
    draw: (ink: Ink) =>
      ink.shape(
        smooth([
          [-10, -7],
          [0, -6],
          [10, -7],
          [9.4, 0],
          [10, 6],
          [0, 5],
          [-10, 6],
          [-9.4, 0],
        ]),
        "#9cc0c4",
        { bold: true, shade: 0.5 },
      ),
  },
  plant: {
    draw: (ink: Ink) =>
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
  },
} satisfies Record<string, Thing>;
