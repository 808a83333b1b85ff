import { band, type Point, smooth } from "../geometry.ts";
import type { Hand } from "./poses/pose.ts";

/** Fingers of an open hand: where they begin, how far they fan out, how long they are. */
const fan: [number, number, number][] = [
  [-1.75, -24, 3.1],
  [-0.6, -8, 3.8],
  [0.65, 8, 3.7],
  [1.75, 24, 2.9],
];

/**
 * The outline of a hand at the end of a forearm, as subpaths to be filled in one colour.
 * @param toward where the person's middle is: thumbs point there
 * @param scale 1 = a grown-up's
 */
export function handPath(elbow: Point, wrist: Point, kind: Hand, toward: Point, scale: number): string {
  const angle = Math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0]);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const side = (toward[0] - wrist[0]) * -s + (toward[1] - wrist[1]) * c < 0 ? -1 : 1;
  const place = ([x, y]: Point): Point => [
    wrist[0] + (x * c - y * side * s) * scale,
    wrist[1] + (x * s + y * side * c) * scale,
  ];
  const closed = (points: Point[]) => smooth(points.map(place));
  const finger = (from: Point, to: Point, width: number) =>
    band([from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as Point, to].map(place), [
      width * scale,
      width * 1.04 * scale,
      width * 0.86 * scale,
    ]);
  const palm = closed([
    [-1, -1.9],
    [1.2, -2.5],
    [3, -2.4],
    [3.9, 0],
    [3, 2.4],
    [1.2, 2.5],
    [-1, 1.9],
  ]);
  switch (kind) {
    case "open": {
      const fingers = fan.map(([y, degrees, length]) => {
        const way = (degrees * Math.PI) / 180;
        return finger([2.2, y], [3.1 + Math.cos(way) * length, y + Math.sin(way) * length], 1.55);
      });
      return palm + fingers.join("") + finger([0.8, 1.6], [2.6, 4.6], 1.6);
    }
    case "point":
      return (
        closed([
          [-1, -2],
          [2, -2.5],
          [3.9, -1.6],
          [4, 1.2],
          [2.6, 2.5],
          [-1, 2],
        ]) +
        finger([2, 1.2], [7.8, 1.1], 1.6) +
        finger([0.8, 1.6], [3, 3.4], 1.5)
      );
    case "fist":
      return (
        closed([
          [-1, -2],
          [1.6, -2.8],
          [4, -2.2],
          [4.7, 0],
          [4, 2.3],
          [1.6, 2.8],
          [-1, 2],
        ]) + finger([1, 2], [3.4, 2.9], 1.6)
      );
    case "flat":
      return (
        closed([
          [-1, -1.9],
          [2, -2.4],
          [5, -2],
          [6.2, 0],
          [5.2, 1.9],
          [2, 2.4],
          [-1, 1.9],
        ]) + finger([0.8, 1.5], [3.2, 3.3], 1.5)
      );
    case "relaxed":
      return (
        closed([
          [-1, -1.8],
          [1.4, -2.3],
          [4, -1.9],
          [5.4, -0.3],
          [5, 1.5],
          [3, 2.2],
          [-1, 1.8],
        ]) + finger([0.6, 1.4], [3.1, 2.7], 1.5)
      );
  }
}
