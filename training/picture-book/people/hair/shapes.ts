import { band, circlePath, cornered, type Point, polygon, smooth, symmetrical } from "../../geometry.ts";
import type { View } from "../facing.ts";
import { seenAll } from "../views.ts";

/** Where hair ends on the forehead, from the left temple to the right, as seen from the front. */
export type Hairline = readonly Point[];

const temples = (low: number, inner: readonly Point[]): Hairline => [
  [-9.1, low],
  [-8.8, -2.4],
  ...inner,
  [8.8, -2.4],
  [9.1, low],
];
export const hairlines = {
  swept: temples(1.6, [
    [-6.6, -6.6],
    [-2.6, -8.4],
    [2.6, -8.4],
    [6.6, -6.6],
  ]),
  high: temples(1.2, [
    [-7.6, -5.6],
    [-4.4, -7.2],
    [0, -7.6],
    [4.4, -7.2],
    [7.6, -5.6],
  ]),
  parted: temples(1.8, [
    [-7.6, -3.4],
    [-3.6, -5.2],
    [0.6, -7],
    [4, -9.4],
    [5.8, -8],
    [7.8, -4.8],
  ]),
  centre: temples(2.4, [
    [-7.9, -3.6],
    [-5, -6.2],
    [-1.6, -8.4],
    [0, -9.8],
    [1.6, -8.4],
    [5, -6.2],
    [7.9, -3.6],
  ]),
  fringe: temples(2.4, [
    [-8.2, -3.2],
    [-5.6, -3.3],
    [-2.6, -3.5],
    [0, -3.3],
    [2.8, -3.6],
    [5.6, -3.3],
    [8.2, -3.2],
  ]),
  tousled: temples(1.8, [
    [-8, -4.4],
    [-6, -6],
    [-4.8, -4.4],
    [-2.4, -6.4],
    [-0.6, -4.6],
    [1.8, -6.8],
    [3.6, -5],
    [5.8, -6.8],
    [7.8, -4.6],
  ]),
  pixie: temples(3.4, [
    [-8.4, -2.6],
    [-5.4, -4],
    [-1.4, -4.6],
    [2.4, -6.6],
    [4.6, -8.6],
    [6.4, -7],
    [8.2, -3.6],
  ]),
  curls: temples(1.6, [
    [-8, -3.4],
    [-6.4, -5.2],
    [-4.4, -4.6],
    [-2.6, -6.2],
    [0, -5.4],
    [2.6, -6.2],
    [4.4, -4.6],
    [6.4, -5.2],
    [8, -3.4],
  ]),
} as const satisfies Record<string, Hairline>;
export type HairlineName = keyof typeof hairlines;

/** The outer edge of hair that lies on the head, `volume` units thick, from the front (or right temple) to the nape (or left temple). */
export function outerEdge(view: View, volume: number): Point[] {
  const v = volume;
  if (view === "front")
    return [
      [9.6 + v * 0.3, 1.4],
      [10.2 + v * 0.8, -3.4],
      [8.2 + v * 0.8, -8.9 - v * 0.5],
      [4.2 + v * 0.3, -11.7 - v * 0.9],
      [0, -12.2 - v],
      [-4.2 - v * 0.3, -11.7 - v * 0.9],
      [-8.2 - v * 0.8, -8.9 - v * 0.5],
      [-10.2 - v * 0.8, -3.4],
      [-9.6 - v * 0.3, 1.4],
    ];
  if (view === "three-quarter")
    return [
      [8.9, -2.6],
      [9.1 + v * 0.4, -5.6],
      [6.9 + v * 0.5, -9.7 - v * 0.6],
      [2.6, -12.1 - v],
      [-3, -12.2 - v],
      [-8 - v * 0.6, -9.4 - v * 0.7],
      [-10.8 - v * 0.8, -3.4],
      [-10.5 - v * 0.7, 2.4],
      [-7.8 - v * 0.4, 6.8],
    ];
  return [
    [8, -4.6],
    [7.6 + v * 0.3, -7.2],
    [5.2 + v * 0.4, -10.4 - v * 0.6],
    [1, -12.3 - v],
    [-4, -12 - v],
    [-8.6 - v * 0.6, -9 - v * 0.7],
    [-11.1 - v * 0.8, -3],
    [-10.5 - v * 0.7, 3],
    [-7 - v * 0.3, 7.4],
  ];
}

/** From the nape around the ear to the temple. */
function aroundEar(view: View, sideburn: number): Point[] {
  if (view === "three-quarter")
    return [
      [-7.8, 6.8],
      [-6.2, 6],
      [-6.9, 2.2],
      [-6.6, -0.4],
      [-4.6, 0.2],
      [-3.9, sideburn],
    ];
  return [
    [-7, 7.4],
    [-4.8, 6.8],
    [-4.2, 3],
    [-3.2, -0.6],
    [-0.2, -0.4],
    [0.8, sideburn],
  ];
}

/** Hair on the head: from its outer edge to the hairline. */
export function cap(view: View, volume: number, line: HairlineName, sideburn = 2): string {
  const outer = outerEdge(view, volume);
  const points = hairlines[line];
  if (view === "front") return cornered(outer, [outer[outer.length - 1]!, ...points, outer[0]!]);
  const forehead = seenAll(
    view,
    points.filter(([x]) => x <= (view === "side" ? 0.1 : 6.7)),
  );
  const end = forehead[forehead.length - 1]![1];
  const start: Point = [browEdge(view, end) + 0.15 + volume * 0.25, end];
  const over = [start, ...outer.slice(1).filter(([x, y]) => x < 0 || y < end - 1.4)];
  const ear = aroundEar(view, sideburn);
  return cornered(over, ear, [ear[5]!, ...forehead.slice(1, -1), start]);
}

/** Where the forehead ends at a height, in the views that face right. */
function browEdge(view: View, y: number): number {
  const edge: Point[] =
    view === "side"
      ? [
          [3.4, -10.8],
          [4.8, -10],
          [7.6, -6.2],
          [8.3, -2.6],
        ]
      : [
          [4.4, -10.7],
          [6.4, -9.2],
          [7.9, -6.9],
          [8.7, -4.6],
          [8.5, -2.6],
        ];
  const after = Math.max(
    1,
    edge.findIndex(([, at]) => at >= y),
  );
  const [a, b] = [edge[after - 1]!, edge[after]!];
  return a[0] + (b[0] - a[0]) * Math.max(0, Math.min(1, (y - a[1]) / (b[1] - a[1])));
}

/** Many round curls in one shape. */
export function curls(points: readonly Point[], r: number): string {
  return points.map(([x, y], i) => circlePath(x, y, r * (i % 2 === 0 ? 1 : 0.88))).join("");
}

/** Hair that falls beside the face from the temples (front view: both sides). */
export function curtains(view: View, length: number, wave: number): string {
  const lock = (x: number, out: number, side: number): string => {
    const at = (dx: number, y: number): Point => [x + side * dx, y];
    return smooth([
      at(-0.2, -6.5),
      at(1.4 + out, -2),
      at(2.2 + out + wave, length * 0.36),
      at(1.8 + out - wave, length * 0.72),
      at(0.6 + out * 0.4, length),
      at(-0.8, length * 0.82),
      at(-0.5 + wave * 0.6, length * 0.5),
      at(-0.9, 1.5),
    ]);
  };
  if (view === "front") return lock(9.1, 0.8, 1) + lock(-9.1, 0.8, -1);
  if (view === "three-quarter") return lock(-4.6, 2.4, -1);
  return lock(-0.6, 3, -1);
}

/** Loose hair behind the neck, down to y = length. */
export function mass(view: View, length: number, wave: number, width = 0): string {
  const w = width;
  if (view === "front") {
    const mid = (length - 2) / 2;
    return smooth(
      symmetrical([
        [3, -11],
        [9, -8.4],
        [11.4 + w, -1],
        [12 + w + wave, mid * 0.6],
        [12 + w - wave, mid * 1.3],
        [12.2 + w + wave * 0.6, length - 3],
        [9, length + wave],
        [3, length - 0.4],
      ]),
    );
  }
  const x = view === "side" ? 0.6 : 0;
  return smooth([
    [2 + x, -11.6],
    [-6 + x, -11.4],
    [-11 - w, -5.4],
    [-12 - w - wave, 1],
    [-12 - w + wave, length * 0.5],
    [-12.2 - w - wave * 0.8, length * 0.82],
    [-9.4 - w * 0.4, length],
    [-5 + x, length - 0.6 + wave],
    [-2.4 + x + wave, length * 0.7],
    [-2.8 + x - wave, length * 0.4],
    [-1.4 + x, 2],
  ]);
}

/** Pointed tufts that stand out from the head's outer edge. */
export function tufts(view: View, heights: readonly number[]): string {
  const edge = outerEdge(view, 0.4);
  const count = heights.length;
  const along = (share: number): Point => {
    const at = share * (edge.length - 1);
    const i = Math.min(edge.length - 2, Math.floor(at));
    const [a, b] = [edge[i]!, edge[i + 1]!];
    return [a[0] + (b[0] - a[0]) * (at - i), a[1] + (b[1] - a[1]) * (at - i)];
  };
  const points: Point[] = [];
  heights.forEach((height, i) => {
    const base = along(0.1 + (0.74 * i) / count);
    const tip = along(0.1 + (0.74 * (i + 0.35)) / count);
    const length = Math.hypot(...tip) || 1;
    points.push(base, [tip[0] * (1 + height / length), tip[1] * (1 + height / length)]);
  });
  points.push(along(0.86));
  return polygon([...points, [0, 0]]);
}

/** A plait of overlapping ovals from the ear down. */
export function plait(from: Point, to: Point, width: number): string[] {
  const count = 6;
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    const half = (width / 2) * (1 - share * 0.3);
    const tall = Math.hypot(to[0] - from[0], to[1] - from[1]) / count;
    return smooth([
      [x - half, y - tall * 0.1],
      [x, y - tall * 0.7],
      [x + half, y - tall * 0.1],
      [x + half * 0.5, y + tall * 0.75],
      [x - half * 0.5, y + tall * 0.75],
    ]);
  });
}

/** A tail of hair through points, thickest in its middle. */
export function tail(points: readonly Point[], width: number): string {
  const last = points.length - 1;
  return band(
    points,
    points.map((_, i) => width * (i === last ? 0.16 : 0.5 + 0.5 * Math.sin((Math.PI * (i + 0.4)) / (last + 0.6)))),
  );
}
