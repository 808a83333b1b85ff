import type { RgbImage } from "../image.ts";

const fractionBits = 22;
const half = 1 << (fractionBits - 1);

/** Source pixels of one target pixel, and how much of each (sums to 2^22). */
interface Contribution {
  first: number;
  weights: Int32Array;
}

/**
 * Stretches a picture with Pillow's `Image.resize(size, BICUBIC)`: a = -0.5, the filter widened when shrinking, first
 * rows then columns, 8-bit in between, weights in 22-bit fixed point (Pillow's Resample.c).
 */
export function pillowBicubic(image: RgbImage, width: number, height: number): RgbImage {
  const columns = contributions(image.width, width);
  const narrow = new Uint8Array(width * image.height * 3);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * image.width + columns[x]!.first) * 3;
      weigh(image.data, from, 3, columns[x]!.weights, narrow, (y * width + x) * 3);
    }
  }
  const rows = contributions(image.height, height);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const { first, weights } = rows[y]!;
    for (let x = 0; x < width; x++)
      weigh(narrow, (first * width + x) * 3, width * 3, weights, data, (y * width + x) * 3);
  }
  return { width, height, data };
}

/** One pixel: the weighted sum of pixels `step` bytes apart, rounded and clamped. */
function weigh(source: Uint8Array, from: number, step: number, weights: Int32Array, target: Uint8Array, to: number) {
  let red = half;
  let green = half;
  let blue = half;
  for (let k = 0, at = from; k < weights.length; k++, at += step) {
    const weight = weights[k]!;
    red += source[at]! * weight;
    green += source[at + 1]! * weight;
    blue += source[at + 2]! * weight;
  }
  target[to] = clamp(red >> fractionBits);
  target[to + 1] = clamp(green >> fractionBits);
  target[to + 2] = clamp(blue >> fractionBits);
}

function contributions(from: number, to: number): Contribution[] {
  const scale = from / to;
  const widening = Math.max(1, scale);
  const support = 2 * widening;
  return Array.from({ length: to }, (_, target) => {
    const centre = (target + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(from, Math.trunc(centre + support + 0.5));
    const exact = Array.from({ length: end - first }, (_, k) => cubic((first + k - centre + 0.5) / widening));
    const sum = exact.reduce((a, b) => a + b, 0);
    return { first, weights: Int32Array.from(exact, (weight) => Math.round((weight / sum) * 2 ** fractionBits)) };
  });
}

/** Keys' cubic convolution with a = -0.5. */
function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

const clamp = (value: number): number => Math.max(0, Math.min(255, value));
