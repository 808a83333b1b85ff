import type { GrayImage } from "../image.ts";

export interface Regions {
  /** For every pixel the number of its region, 0 = none. */
  labels: Int32Array;
  /** sizes[label] in pixels; sizes[0] is unused. */
  sizes: number[];
}

/** Joins neighbouring pixels (left, right, above, below) for which `inside` holds into regions. */
export function findRegions(width: number, height: number, inside: (pixel: number) => boolean): Regions {
  const labels = new Int32Array(width * height);
  const sizes = [0];
  const queue = new Int32Array(width * height);
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || !inside(start)) continue;
    const label = sizes.length;
    let end = 1;
    queue[0] = start;
    labels[start] = label;
    for (let at = 0; at < end; at++) {
      const pixel = queue[at]!;
      const x = pixel % width;
      const visit = (next: number): void => {
        if (labels[next] !== 0 || !inside(next)) return;
        labels[next] = label;
        queue[end++] = next;
      };
      if (x > 0) visit(pixel - 1);
      if (x < width - 1) visit(pixel + 1);
      if (pixel >= width) visit(pixel - width);
      if (pixel < labels.length - width) visit(pixel + width);
    }
    sizes.push(end);
  }
  return { labels, sizes };
}

/** Keeps the largest region of a mask and those that have at least `share` of its size. */
export function keepLargeRegions(mask: GrayImage, share: number): GrayImage {
  const { labels, sizes } = findRegions(mask.width, mask.height, (pixel) => mask.data[pixel] !== 0);
  const smallest = Math.max(...sizes) * share;
  return { ...mask, data: Uint8Array.from(labels, (label) => (label !== 0 && sizes[label]! >= smallest ? 255 : 0)) };
}

/** Fills what a mask encloses. */
export function fillHoles(mask: GrayImage): GrayImage {
  const { width, height, data } = mask;
  const { labels, sizes } = findRegions(width, height, (pixel) => data[pixel] === 0);
  const outside = new Uint8Array(sizes.length);
  for (const pixel of borderPixels(width, height)) outside[labels[pixel]!] = 1;
  return { width, height, data: data.map((value, pixel) => (value === 0 && outside[labels[pixel]!] ? 0 : 255)) };
}

/** Indices of the pixels on a picture's edge. */
export function borderPixels(width: number, height: number): number[] {
  const pixels: number[] = [];
  for (let x = 0; x < width; x++) pixels.push(x, (height - 1) * width + x);
  for (let y = 1; y < height - 1; y++) pixels.push(y * width, y * width + width - 1);
  return pixels;
}

/** The share of a picture that a mask covers, 0..1. */
export function coveredShare({ data }: GrayImage): number {
  let count = 0;
  for (const value of data) if (value !== 0) count++;
  return count / data.length;
}
