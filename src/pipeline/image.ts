import sharp, { type Sharp } from "sharp";

/** A picture: row by row from the top, 3 bytes a pixel (red, green, blue; sRGB). */
export interface RgbImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** One byte a pixel, row by row from the top. As a mask: 255 = belongs to it. */
export interface GrayImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A part of a picture, in shares of its width and height from the upper left. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** PNG, lossless. */
export async function encodePng(image: RgbImage | GrayImage): Promise<Uint8Array> {
  return toSharp(image).png().toBuffer();
}

/** WebP; `quality` 1 to 100, or lossless when left out. */
export async function encodeWebp(image: RgbImage | GrayImage, quality?: number): Promise<Uint8Array> {
  return toSharp(image)
    .webp(quality === undefined ? { lossless: true } : { quality })
    .toBuffer();
}

/**
 * Decodes a PNG, WebP or JPEG *of our own making* (stored pictures, test data), transparency put on white. What users
 * send goes through `readPhoto`, which checks it first.
 */
export async function decodeImage(bytes: Uint8Array): Promise<RgbImage> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** As `decodeImage`, in grey: for masks. */
export async function decodeGray(bytes: Uint8Array): Promise<GrayImage> {
  const { data, info } = await sharp(bytes).grayscale().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function toSharp(image: RgbImage | GrayImage): Sharp {
  const { width, height, data } = image;
  const channels = data.length / (width * height);
  if (channels !== 1 && channels !== 3)
    throw new RangeError(`a picture of ${width}x${height} needs 1 or 3 bytes a pixel, not ${data.length} bytes in all`);
  return sharp(data, { raw: { width, height, channels } });
}
