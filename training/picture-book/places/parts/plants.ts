import type { Colour } from "../../../drawing/colour.ts";
import { circlePath, type Point, smooth } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import { bright } from "../../light.ts";

export function bush(ink: Ink, x: number, y: number, s: number, colour: Colour): string {
  return (
    ink.shape(
      smooth([
        [x - s, y],
        [x - s * 0.86, y - s * 0.5],
        [x - s * 0.4, y - s * 0.72],
        [x + s * 0.1, y - s * 0.84],
        [x + s * 0.6, y - s * 0.64],
        [x + s, y - s * 0.3],
        [x + s * 0.96, y + 1],
      ]),
      colour,
      { line: 0.5 },
    ) +
    ink.patch(
      smooth([
        [x - s * 0.7, y - s * 0.36],
        [x - s * 0.3, y - s * 0.62],
        [x + s * 0.1, y - s * 0.68],
        [x - s * 0.14, y - s * 0.4],
      ]),
      bright(colour, 0.2),
    )
  );
}

/** Tufts of grass and little flowers, at (x, y) each. */
export function tufts(ink: Ink, colour: Colour, at: readonly Point[]): string {
  return ink.stroke(
    at.map(([x, y]) => `M${x - 3} ${y}q-.6 -3 -1.8 -4.6M${x} ${y}v-6M${x + 3} ${y}q.4 -3 2 -4.4`).join(""),
    colour,
    1.3,
  );
}

export function blossoms(ink: Ink, colour: Colour, at: readonly Point[], r = 2.3): string {
  return (
    ink.patch(
      at
        .map(
          ([x, y]) =>
            circlePath(x - r * 0.8, y, r * 0.72) +
            circlePath(x + r * 0.8, y, r * 0.72) +
            circlePath(x, y - r * 0.8, r * 0.72) +
            circlePath(x, y + r * 0.8, r * 0.72),
        )
        .join(""),
      colour,
    ) + ink.patch(at.map(([x, y]) => circlePath(x, y, r * 0.5)).join(""), "#f6cf62")
  );
}
