import type { RgbImage } from "../image.ts";
import type { Point } from "./face-crop.ts";
import { fillHoles, findRegions } from "./regions.ts";

/** Darker than this (of 255) can be an eye. */
const dark = 90;
/** Half the thickness of lines, as a share of the figure's height. */
const outline = 0.006;

interface Blob {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The eyes of a drawn figure: two dark ovals of one size at one height in the upper part of the figure.
 * @param figure the figure on white, upright
 * @returns the eye on the left of the picture, then the other; null where no such pair is seen
 */
export function drawnEyes(figure: RgbImage): [Point, Point] | null {
  const blobs = darkSpots(figure);
  let best: { score: number; pair: [Point, Point] } | null = null;
  for (const left of blobs) {
    for (const right of blobs) {
      const score = left.x < right.x ? likeness(left, right) : 0;
      if (score > 0 && (best === null || score > best.score))
        best = {
          score,
          pair: [
            [left.x, left.y],
            [right.x, right.y],
          ],
        };
    }
  }
  return best?.pair ?? null;
}

/** How alike two spots are to a pair of eyes, 0 = not at all. */
function likeness(a: Blob, b: Blob): number {
  const apart = b.x - a.x;
  const size = (a.width + b.width) / 2;
  const ratio = Math.min(a.width / b.width, b.width / a.width, a.height / b.height, b.height / a.height);
  const slope = Math.abs(a.y - b.y) / apart;
  if (ratio < 0.6 || slope > 0.25 || apart < 1.5 * size || apart > 7 * size) return 0;
  return ratio * (1 - 2 * slope) * size;
}

/** Dark ovals of an eye's size. Lashes and outlines are thin: they go when the dark is worn down from its edges. */
function darkSpots({ width, height, data }: RgbImage): Blob[] {
  const isDark = new Uint8Array(width * height);
  for (let pixel = 0, i = 0; pixel < isDark.length; pixel++, i += 3)
    if (data[i]! < dark && data[i + 1]! < dark && data[i + 2]! < dark) isDark[pixel] = 1;
  const worn = Math.max(1, Math.round(outline * height));
  const core = erode(fillHoles({ width, height, data: isDark }).data, width, worn);
  const { labels, sizes } = findRegions(width, height, core);
  const boxes = sizes.map(() => ({ left: width, top: height, right: 0, bottom: 0 }));
  for (let pixel = 0; pixel < labels.length; pixel++) {
    const label = labels[pixel]!;
    if (label === 0) continue;
    const box = boxes[label]!;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = y + 1;
  }
  const spots: Blob[] = [];
  for (let label = 1; label < sizes.length; label++) {
    const { left, top, right, bottom } = boxes[label]!;
    const [w, h] = [right - left + 2 * worn, bottom - top + 2 * worn];
    const isOval = sizes[label]! > 0.5 * (right - left) * (bottom - top) && h / w > 0.8 && h / w < 2.2;
    const isEyeSized = h > 0.012 * height && h < 0.17 * height && top < 0.6 * height;
    if (isOval && isEyeSized) spots.push({ x: (left + right) / 2, y: (top + bottom) / 2, width: w, height: h });
  }
  return spots;
}

/** Takes `steps` pixels off the edges of what is not 0. */
function erode(mask: Uint8Array, width: number, steps: number): Uint8Array {
  let kept = mask;
  for (let step = 0; step < steps; step++) {
    const before = kept;
    kept = before.map((value, i) =>
      value && before[i - 1] && before[i + 1] && before[i - width] && before[i + width] ? 1 : 0,
    );
  }
  return kept;
}
