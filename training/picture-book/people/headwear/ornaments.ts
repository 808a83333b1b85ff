import { circlePath, cornered, type Point, smooth } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import { shadow } from "../../light.ts";
import { type Hat, type Layers, strip } from "./hat.ts";

function flower(ink: Ink, x: number, y: number, r: number, colour: string): string {
  const petals = [0, 1, 2, 3, 4].map((i) => {
    const angle = (i * 2 * Math.PI) / 5;
    return circlePath(x + Math.sin(angle) * r, y - Math.cos(angle) * r, r * 0.78);
  });
  return ink.shape(petals.join(""), colour, { bold: true }) + ink.patch(circlePath(x, y, r * 0.62), "#f2c14d");
}

export function crown(hat: Hat): Layers {
  const { ink, x } = hat;
  const gold = "#efbd45";
  const points: Point[] = [
    [-8.8, -7.6],
    [-9.6, -16.4],
    [-5, -12.4],
    [0, -18],
    [5, -12.4],
    [9.6, -16.4],
    [8.8, -7.6],
  ];
  const moved = points.map(([px, py]): Point => [px + x, py]);
  const d = cornered(moved.slice(0, 2), ...[1, 2, 3, 4, 5].map((n) => moved.slice(n, n + 2)), [
    moved[6]!,
    [x, -6.5],
    moved[0]!,
  ]);
  return {
    back: "",
    front:
      ink.shape(d, gold, { bold: true, shade: 0.6 }) +
      ink.circle(x, -10.2, 1.5, "#c9413b", { line: 0.7 }) +
      ink.circle(x - 5.4, -9.6, 1.1, "#3f7fc0", { line: 0.6 }) +
      ink.circle(x + 5.4, -9.6, 1.1, "#3f7fc0", { line: 0.6 }),
  };
}

export function bow({ ink, view, colour }: Hat): Layers {
  const x = view === "front" ? -5.6 : view === "side" ? -1.4 : -3.6;
  const y = -12;
  const loop = (s: number) =>
    smooth([
      [x, y],
      [x + s * 3.4, y - 4],
      [x + s * 7, y - 3.6],
      [x + s * 7, y + 2.6],
      [x + s * 3.2, y + 2.4],
    ]);
  return {
    back: "",
    front:
      ink.shape(loop(-1), colour, { bold: true }) +
      ink.shape(loop(1), colour, { bold: true }) +
      ink.circle(x, y - 0.4, 1.9, shadow(colour, 0.6), { line: 0.8 }),
  };
}

export const headband = (hat: Hat): Layers => ({
  back: "",
  front: hat.ink.shape(strip(hat, -8.4, 2.9, -0.7), hat.colour, { line: 0.9 }),
});

export function flowerWreath({ ink, view }: Hat): Layers {
  const at: Point[] =
    view === "front"
      ? [
          [-9, -5.4],
          [-5.4, -8.4],
          [0, -9.4],
          [5.4, -8.4],
          [9, -5.4],
        ]
      : view === "side"
        ? [
            [-9.4, -5],
            [-5, -8],
            [0, -9.2],
            [4.6, -8.4],
            [7.6, -6.2],
          ]
        : [
            [-8.4, -6],
            [-4, -8.8],
            [1, -9.6],
            [5.4, -8.4],
            [8.4, -5.6],
          ];
  const colours = ["#ec8fac", "#f7f1e4", "#e8853a", "#f7f1e4", "#ec8fac"];
  return {
    back: "",
    front: ink.brush(at, "#5b9153", 2.6) + at.map(([x, y], i) => flower(ink, x, y, 1.5, colours[i]!)).join(""),
  };
}
