import type { StyleName } from "../drawing/paper.ts";
import { finish as finishStyle } from "../drawing/paper.ts";
import { Random } from "../drawing/random.ts";

const side = 256;

/** Paper and pigment: soft blotches with a little tooth, in whole steps of brightness; the same for every picture. */
function paper(): Int8Array {
  const random = new Random(41);
  const cells = 32;
  const coarse = Float32Array.from({ length: cells * cells }, () => random.range(-1, 1));
  const at = (i: number, j: number) => coarse[(j % cells) * cells + (i % cells)]!;
  const out = new Int8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [u, v] = [(x * cells) / side, (y * cells) / side];
      const [i, j] = [Math.floor(u), Math.floor(v)];
      const [s, t] = [u - i, v - j];
      const blotch =
        (at(i, j) * (1 - s) + at(i + 1, j) * s) * (1 - t) + (at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s) * t;
      out[y * side + x] = Math.round(blotch * 2.4 + random.range(-1.6, 1.6));
    }
  }
  return out;
}
let texture: Int8Array | undefined;

/** What a style's paper does to a finished picture, in place. */
export function finish(data: Uint8Array, size: number, style: StyleName): void {
  if (style !== "storybook") {
    finishStyle(data, size, style);
    return;
  }
  texture ??= paper();
  const clamped = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  for (let y = 0, at = 0; y < size; y++) {
    const row = Math.floor((y * side) / size) * side;
    for (let x = 0; x < size; x++, at += 3) {
      const grain = texture[row + Math.floor((x * side) / size)]!;
      clamped[at] = clamped[at]! + grain;
      clamped[at + 1] = clamped[at + 1]! + grain;
      clamped[at + 2] = clamped[at + 2]! + grain;
    }
  }
}
