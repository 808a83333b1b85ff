import type { Colour } from "../../../drawing/colour.ts";
import { band, type Point, polygon, smooth } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import { bright, shadow } from "../../light.ts";

/** A stretch of ground from x = 0 to 256 below a line through the heights given. */
export function ground(ink: Ink, heights: readonly number[], colour: Colour): string {
  const top = heights.map((y, i): Point => [-6 + (268 * i) / (heights.length - 1), y]);
  return ink.patch(`${smooth(top, false)}L262 262L-6 262Z`, colour);
}

/** Dry strokes that follow the ground. */
export function strokes(
  ink: Ink,
  colour: Colour,
  opacity: number,
  lines: readonly (readonly [number, number, number, number])[],
): string {
  return ink.patch(
    lines
      .map(([x, y, length, width]) =>
        band(
          [
            [x, y],
            [x + length * 0.35, y - width * 0.3],
            [x + length * 0.7, y],
            [x + length, y - width * 0.2],
          ],
          [width * 0.2, width, width * 0.8, width * 0.15],
        ),
      )
      .join(""),
    colour,
    opacity,
  );
}

/** A mountain with snow on it. */
export function mountain(ink: Ink, x: number, y: number, half: number, height: number, colour: Colour): string {
  const top: Point = [x, y - height];
  const snow: Point[] = [
    top,
    [x + half * 0.26, y - height * 0.72],
    [x + half * 0.12, y - height * 0.66],
    [x + half * 0.02, y - height * 0.74],
    [x - half * 0.1, y - height * 0.62],
    [x - half * 0.26, y - height * 0.7],
  ];
  return (
    ink.patch(
      polygon([
        [x - half, y],
        [x - half * 0.42, y - height * 0.54],
        top,
        [x + half * 0.36, y - height * 0.6],
        [x + half, y],
      ]),
      colour,
    ) +
    ink.patch(
      polygon([
        top,
        [x + half * 0.36, y - height * 0.6],
        [x + half, y],
        [x + half * 0.2, y],
        [x + half * 0.06, y - height * 0.5],
      ]),
      shadow(colour, 0.7),
    ) +
    ink.patch(polygon(snow), "#f6f4ee")
  );
}

export function rock(ink: Ink, x: number, y: number, s: number, colour: Colour): string {
  return (
    ink.shape(
      polygon([
        [x - s, y],
        [x - s * 0.8, y - s * 0.5],
        [x - s * 0.2, y - s * 0.8],
        [x + s * 0.5, y - s * 0.62],
        [x + s, y - s * 0.1],
        [x + s * 0.9, y],
      ]),
      colour,
      { line: 0.5 },
    ) +
    ink.patch(
      polygon([
        [x - s * 0.7, y - s * 0.42],
        [x - s * 0.18, y - s * 0.7],
        [x + s * 0.2, y - s * 0.5],
        [x - s * 0.3, y - s * 0.3],
      ]),
      bright(colour, 0.25),
    )
  );
}
