import type { RgbImage } from "./image.ts";
import { pillowBicubic } from "./photo/pil-resize.ts";

const MEAN = [0.48145466, 0.4578275, 0.40821073] as const;
const DEVIATION = [0.26862954, 0.26130258, 0.27577711] as const;

/**
 * A square picture as CLIP's vision encoder takes it (transformers' `CLIPImageProcessor`): resized to size x size
 * (Pillow's bicubic) unless it is that already, scaled to 0..1, normalised per channel.
 * @returns [3, size, size]
 */
export function clipPixels(image: RgbImage, size: number): Float32Array {
  const { data } = image.width === size && image.height === size ? image : pillowBicubic(image, size, size);
  const pixels = new Float32Array(3 * size * size);
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * DEVIATION[channel]!);
    const shift = MEAN[channel]! / DEVIATION[channel]!;
    for (let i = 0; i < size * size; i++) pixels[channel * size * size + i] = data[3 * i + channel]! * scale - shift;
  }
  return pixels;
}

/** What a decoder draws, [3, height, width] with -1 = black and 1 = full, as a picture; values outside are clamped. */
export function toRgbImage(pixels: Float32Array, width: number, height: number): RgbImage {
  const count = width * height;
  const data = new Uint8Array(3 * count);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < count; i++) {
      const value = (pixels[channel * count + i]! + 1) * 127.5;
      data[3 * i + channel] = value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5;
    }
  }
  return { width, height, data };
}
