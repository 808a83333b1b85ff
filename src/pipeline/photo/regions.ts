import type { GrayImage } from "../image.ts";

export interface Regions {
  /** For every pixel the number of its region, 0 = none. */
  labels: Int32Array;
  /** sizes[label] in pixels; sizes[0] is unused. */
  sizes: number[];
}

/** Joins neighbouring pixels (left, right, above, below) for which `inside` is not 0 into regions. */
export function findRegions(width: number, height: number, inside: Uint8Array): Regions {
  const count = width * height;
  const labels = new Int32Array(count);
  const sizes = [0];
  const queue = new Int32Array(count);
  for (let start = 0; start < count; start++) {
    if (labels[start] !== 0 || inside[start] === 0) continue;
    const label = sizes.length;
    let end = 1;
    queue[0] = start;
    labels[start] = label;
    for (let at = 0; at < end; at++) {
      const pixel = queue[at]!;
      const x = pixel % width;
      for (let side = 0; side < 4; side++) {
        if ((side === 0 && x === 0) || (side === 1 && x === width - 1)) continue;
        const next = pixel + (side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -width : width);
        if (next < 0 || next >= count || labels[next] !== 0 || inside[next] === 0) continue;
        labels[next] = label;
        queue[end++] = next;
      }
    }
    sizes.push(end);
  }
  return { labels, sizes };
}

/** Keeps the largest region of a mask and those that have at least `share` of its size. */
export function keepLargeRegions(mask: GrayImage, share: number): GrayImage {
  const { labels, sizes } = findRegions(mask.width, mask.height, mask.data);
  const smallest = sizes.reduce((a, b) => Math.max(a, b)) * share;
  const kept = Uint8Array.from(sizes, (size, label) => (label !== 0 && size >= smallest ? 255 : 0));
  return { ...mask, data: paint(labels, kept) };
}

/** Fills what a mask encloses. */
export function fillHoles(mask: GrayImage): GrayImage {
  const { width, height, data } = mask;
  const { labels, sizes } = findRegions(
    width,
    height,
    data.map((value) => (value === 0 ? 1 : 0)),
  );
  const colours = new Uint8Array(sizes.length).fill(255);
  for (const pixel of borderPixels(width, height)) if (labels[pixel] !== 0) colours[labels[pixel]!] = 0;
  return { width, height, data: paint(labels, colours) };
}

/** Gives every pixel the value of its region. */
export function paint(labels: Int32Array, values: Uint8Array): Uint8Array {
  const data = new Uint8Array(labels.length);
  for (let pixel = 0; pixel < data.length; pixel++) data[pixel] = values[labels[pixel]!]!;
  return data;
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
