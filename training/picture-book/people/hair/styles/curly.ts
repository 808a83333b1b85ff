import { band, circlePath, type Point } from "../../../geometry.ts";
import type { View } from "../../facing.ts";
import { cap, curls, outerEdge } from "../shapes.ts";
import { type HairParts, parts, pick } from "./parts.ts";

const crownCurls = (view: View, volume: number): Point[] => {
  const edge = outerEdge(view, volume);
  return edge.slice(view === "front" ? 0 : 1).flatMap((point, i, all): Point[] => {
    const next = all[i + 1];
    return next ? [point, [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2]] : [point];
  });
};
const foreheadCurls = (view: View): Point[] =>
  pick<Point[]>(
    view,
    [
      [-7, -6.4],
      [-3.6, -7.8],
      [0, -8],
      [3.6, -7.8],
      [7, -6.4],
    ],
    [
      [-3, -6.4],
      [0.6, -7.8],
      [4, -7.8],
      [7, -6.6],
    ],
    [
      [0.6, -5.6],
      [3.4, -7.4],
      [6, -7.2],
    ],
  );

export const curly = (view: View): HairParts =>
  parts([curls(crownCurls(view, 1), 3.2) + cap(view, 1, "curls") + curls(foreheadCurls(view), 2.5)]);

export const afro = (view: View): HairParts =>
  parts(
    [
      curls(crownCurls(view, 4.6), 4.4) +
        cap(view, 4.4, "high", 2.6) +
        curls(
          foreheadCurls(view).map(([x, y]): Point => [x, y - 0.6]),
          2.2,
        ),
    ],
    [circlePath(pick(view, 0, -1.6, -2.2), -3.6, 15.4, 14.6)],
  );

export function dreadlocks(view: View): HairParts {
  const lock = ([x, y, length, bend]: [number, number, number, number]) =>
    band(
      [
        [x, y],
        [x + bend, y + length * 0.45],
        [x + bend * 1.1, y + length * 0.8],
        [x + bend * 0.9, y + length],
      ],
      [2.4, 3, 2.9, 2.2],
    );
  const behind: [number, number, number, number][] = pick(
    view,
    [
      [-7, 2, 19, -1.4],
      [-4, 4, 18, -0.6],
      [-1.4, 4, 18, 0],
      [1.4, 4, 18, 0],
      [4, 4, 18, 0.6],
      [7, 2, 19, 1.4],
    ],
    [
      [-1.6, 3, 16, -0.6],
      [-4, 2, 19, -1],
      [-6.6, 0, 21, -1.2],
      [-9, -3, 21, -1.6],
    ],
    [
      [-1.2, 3, 16, -0.6],
      [-3.8, 2, 19, -0.8],
      [-6.4, 0, 21, -1.2],
      [-9, -3, 21, -1.6],
    ],
  );
  const before: [number, number, number, number][] = pick(
    view,
    [
      [-10, -5, 20, -2.2],
      [10, -5, 20, 2.2],
      [-8.8, -7, 17, -1.4],
      [8.8, -7, 17, 1.4],
      [-6.6, -9.4, 9, -2],
      [6.6, -9.4, 9, 2],
    ],
    [
      [-9.6, -5, 21, -2],
      [-7.4, -6, 20, -1.4],
      [-5, -7, 18, -1],
      [-2.4, -8.4, 12, -2.4],
    ],
    [
      [-9.4, -5, 21, -2],
      [-6.6, -6, 20, -1.6],
      [-4, -7, 18, -1.2],
      [-1.4, -8, 13, -1.6],
    ],
  );
  return parts([cap(view, 1.6, "swept", 1.6), ...before.map(lock)], behind.map(lock), { ears: true });
}
