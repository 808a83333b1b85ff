import { cornered, type Point } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import type { View } from "../facing.ts";
import { outerEdge } from "../hair/shapes.ts";

export interface Hat {
  ink: Ink;
  view: View;
  colour: string;
  /** Horizontal middle of what is symmetrical about the head's axis. */
  x: number;
}
export interface Layers {
  back: string;
  front: string;
}

/** A dome on the head, from its outer edge down to a level line. */
export function dome({ view }: Hat, volume: number, level: number): string {
  const edge = outerEdge(view, volume);
  const upper = edge.filter(([, y]) => y < level - 0.5);
  const [first, last] = [upper[0]!, upper[upper.length - 1]!];
  const right: Point = [first[0] + 0.4, level];
  const left: Point = [last[0] - 0.3, level + (view === "front" ? 0 : 0.8)];
  return cornered(
    [right, ...upper, left],
    [left, [(left[0] + right[0]) / 2, level + (view === "front" ? -1.2 : 0.9)], right],
  );
}

/** A strip around the head at the dome's lower edge. */
export function strip({ view }: Hat, level: number, tall: number, out: number): string {
  const [l, r] =
    view === "front"
      ? [-10.8 - out, 10.8 + out]
      : view === "side"
        ? [-11.6 - out, 8.6 + out]
        : [-11.4 - out, 9.6 + out];
  const sag = view === "front" ? -0.9 : 0.7;
  const mid = (l + r) / 2;
  return cornered(
    [
      [l, level],
      [mid, level + sag],
      [r, level - 0.4],
    ],
    [
      [r, level - 0.4],
      [r - 0.2, level + tall - 0.4],
    ],
    [
      [r - 0.2, level + tall - 0.4],
      [mid, level + tall + sag + 0.4],
      [l + 0.2, level + tall],
    ],
    [
      [l + 0.2, level + tall],
      [l, level],
    ],
  );
}
