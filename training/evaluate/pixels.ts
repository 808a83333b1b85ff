import sharp, { type Sharp } from "sharp";
import type { RgbImage } from "../../src/pipeline/index.ts";

/** The picture for sharp to work on. */
export const toSharp = ({ width, height, data }: RgbImage): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });

/** What sharp made, as a picture. */
export async function toImage(made: Sharp): Promise<RgbImage> {
  const { data, info } = await made.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** [3, height, width] in 0..1: red, then green, then blue. */
export function planes({ width, height, data }: RgbImage): Float32Array {
  const size = width * height;
  const out = new Float32Array(3 * size);
  for (let i = 0; i < size; i++)
    for (let channel = 0; channel < 3; channel++) out[channel * size + i] = data[3 * i + channel]! / 255;
  return out;
}
