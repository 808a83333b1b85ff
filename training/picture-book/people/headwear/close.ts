import { band, circlePath, type Point, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { dome, type Hat, type Layers, strip } from "./hat.ts";

const curlsAround = ([x, y]: Point, r: number) =>
  [
    [0, -1],
    [1.5, 0],
    [-1.5, 0],
    [0, 1],
  ]
    .map(([dx, dy]) => circlePath(x + dx! * r * 0.6, y + dy! * r * 0.6, r))
    .join("");

export function cap(hat: Hat): Layers {
  const { ink, view, colour } = hat;
  const brim =
    view === "front"
      ? smooth([
          [-9.4, -5],
          [-5, -7],
          [0, -7.4],
          [5, -7],
          [9.4, -5],
          [6.6, -2.6],
          [0, -1.8],
          [-6.6, -2.6],
        ])
      : view === "side"
        ? smooth([
            [3, -6.2],
            [8, -6.8],
            [14, -4.6],
            [17, -2.4],
            [12, -3],
            [6, -3.8],
          ])
        : smooth([
            [-0.6, -5.4],
            [5, -7.4],
            [10.6, -5.6],
            [13.6, -2.6],
            [9, -1.6],
            [3, -2.8],
          ]);
  return {
    back: "",
    front:
      ink.shape(dome(hat, 1.6, -4.4), colour, { bold: true, shade: 0.6 }) +
      ink.circle(view === "front" ? 0 : -2, -14, 1.2, shadow(colour, 0.8), { line: 0.7 }) +
      ink.shape(brim, shadow(colour, 0.5), { bold: true }),
  };
}

export function beanie(hat: Hat): Layers {
  const { ink, colour, view } = hat;
  const top: Point = [view === "front" ? 0 : -2.4, -16.6];
  return {
    back: "",
    front:
      ink.shape(curlsAround(top, 2.2), bright(colour, 0.3), { bold: true }) +
      ink.shape(dome(hat, 2.2, -4.4), colour, { bold: true, shade: 0.6 }) +
      ink.shape(strip(hat, -6.6, 4.4, 0.5), shadow(colour, 0.55), { line: 0.9 }),
  };
}

export function beret({ ink, view, colour }: Hat): Layers {
  const x = view === "front" ? 1.8 : -1.6;
  return {
    back: "",
    front:
      ink.shape(
        smooth([
          [x - 12.4, -8],
          [x - 9, -13.6],
          [x, -16.4],
          [x + 9.4, -14],
          [x + 12, -9],
          [x + 6, -7.2],
          [x - 1.6, -8.4],
          [x - 7.6, -6.8],
        ]),
        colour,
        { bold: true, shade: 0.7 },
      ) + ink.stroke(`M${x + 1} -16.2q.2 -1.6 1.2 -2.4`, shadow(colour, 1.6), 1.2),
  };
}

export function helmet(hat: Hat): Layers {
  const { ink, colour, view } = hat;
  return {
    back: "",
    front:
      ink.shape(dome(hat, 2.4, -3.4), colour, { bold: true, shade: 0.8 }) +
      ink.patch(
        band(
          view === "front"
            ? [
                [-7.6, -8.8],
                [-4.6, -12],
                [-0.6, -13],
              ]
            : [
                [-4.6, -11],
                [-0.6, -12.8],
                [3, -12.4],
              ],
          [0.5, 2, 0.5],
        ),
        bright(colour, 0.6),
      ) +
      ink.shape(strip(hat, -5, 2.8, 1), shadow(colour, 0.6), { line: 0.9 }),
  };
}
