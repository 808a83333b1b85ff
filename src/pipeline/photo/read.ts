import sharp from "sharp";
import type { GrayImage, RgbImage } from "../image.ts";
import { checkPhoto, damaged, photoLimits } from "./check.ts";

/** A picture that somebody sent, upright, in sRGB, transparency put on white. */
export interface Photo extends RgbImage {
  /** How much of each pixel the picture itself covers; null when all of it. */
  alpha: GrayImage | null;
}

/** Longer sides are scaled down to this: crops are 224 pixels, and time and memory stay small. */
export const longestSide = 1024;
const secondsToDecode = 20;

/**
 * Reads a picture from someone who may not be trusted: JPEG, PNG, WebP, GIF or AVIF by content, whatever its name.
 * Orientation (EXIF), colour profile, CMYK, grey and 16 bits are resolved; pixels are never decoded beyond the limits
 * that `checkPhoto` reads from the header.
 * @throws PhotoError
 */
export async function readPhoto(bytes: Uint8Array): Promise<Photo> {
  await checkPhoto(bytes);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: photoLimits.pixels, failOn: "error" })
      .timeout({ seconds: secondsToDecode })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return onWhite(data, info.width, info.height);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** RGBA, not premultiplied -> the picture on white and its alpha. */
function onWhite(rgba: Uint8Array, width: number, height: number): Photo {
  const count = width * height;
  const data = new Uint8Array(count * 3);
  const alpha = new Uint8Array(count);
  let opaque = true;
  for (let i = 0; i < count; i++) {
    const a = rgba[4 * i + 3]!;
    alpha[i] = a;
    opaque &&= a === 255;
    for (let c = 0; c < 3; c++) data[3 * i + c] = Math.round((rgba[4 * i + c]! * a + 255 * (255 - a)) / 255);
  }
  return { width, height, data, alpha: opaque ? null : { width, height, data: alpha } };
}
