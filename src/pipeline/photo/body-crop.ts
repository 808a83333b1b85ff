import type { GrayImage, RgbImage } from "../image.ts";
import { pillowBicubic } from "./pil-resize.ts";

/** Side of the square crops, CLIP's. */
export const cropSize = 224;

/** Pixels: left and top are inside, right and bottom are not. */
export interface PixelBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The smallest box around all pixels of a mask that are not 0; null when there are none. */
export function maskBounds({ width, height, data }: GrayImage): PixelBox | null {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 0) continue;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      box.bottom = y + 1;
    }
  }
  return box.bottom === 0 ? null : box;
}

/**
 * The person on white, as StoryMaker's `crop_image` makes it: photo and mask cut to the mask's bounding box, the mask's
 * edge softened by a 5x5 Gaussian, composited and truncated to 8 bits. Keeps the size of the box.
 */
export function personOnWhite(photo: RgbImage, mask: GrayImage): RgbImage {
  if (mask.width !== photo.width || mask.height !== photo.height)
    throw new RangeError(
      `a mask of ${mask.width}x${mask.height} does not fit a photo of ${photo.width}x${photo.height}`,
    );
  const box = maskBounds(mask) ?? { left: 0, top: 0, right: photo.width, bottom: photo.height };
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const soft = gaussian5(cut(mask, 1, box), width, height);
  const data = cut(photo, 3, box);
  for (let pixel = 0, i = 0; pixel < soft.length; pixel++) {
    const share = soft[pixel]! / 255;
    for (let channel = 0; channel < 3; channel++, i++) data[i] = data[i]! * share + 255 * (1 - share);
  }
  return { width, height, data };
}

/** `personOnWhite`, stretched to 224x224: what the image encoder sees of a body. */
export function bodyCrop(photo: RgbImage, mask: GrayImage): RgbImage {
  return pillowBicubic(personOnWhite(photo, mask), cropSize, cropSize);
}

/** A picture of clothes instead of a body crop: stretched to 224x224 as it is. */
export function clothCrop(photo: RgbImage): RgbImage {
  return pillowBicubic(photo, cropSize, cropSize);
}

function cut({ width, data }: RgbImage | GrayImage, channels: 1 | 3, box: PixelBox): Uint8Array {
  const row = (box.right - box.left) * channels;
  const result = new Uint8Array(row * (box.bottom - box.top));
  for (let y = box.top; y < box.bottom; y++) {
    const from = (y * width + box.left) * channels;
    result.set(data.subarray(from, from + row), (y - box.top) * row);
  }
  return result;
}

/**
 * OpenCV's `GaussianBlur(mask, (5, 5), 0)`: for this size and no sigma it takes the binomial weights 1 4 6 4 1, mirrors
 * without repeating the edge (BORDER_REFLECT_101) and rounds once, at the end.
 */
function gaussian5(mask: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint16Array(mask.length);
  const blurred = new Uint8Array(mask.length);
  const near = (at: number, length: number): number[] => [-2, -1, 1, 2].map((step) => reflect(at + step, length));
  for (let x = 0; x < width; x++) {
    const [a, b, c, d] = near(x, width) as [number, number, number, number];
    for (let y = 0, i = 0; y < height; y++, i += width)
      rows[i + x] = mask[i + a]! + 4 * mask[i + b]! + 6 * mask[i + x]! + 4 * mask[i + c]! + mask[i + d]!;
  }
  for (let y = 0; y < height; y++) {
    const [a, b, c, d] = near(y, height).map((row) => row * width) as [number, number, number, number];
    for (let x = 0; x < width; x++) {
      const middle = y * width + x;
      const sum = rows[a + x]! + 4 * rows[b + x]! + 6 * rows[middle]! + 4 * rows[c + x]! + rows[d + x]!;
      blurred[middle] = (sum + 128) >> 8;
    }
  }
  return blurred;
}

function reflect(at: number, length: number): number {
  if (length === 1) return 0;
  let index = at;
  while (index < 0 || index >= length) index = index < 0 ? -index : 2 * (length - 1) - index;
  return index;
}
