import sharp from "sharp";
import { isAnimatedPng, type PhotoFormat, photoFormat } from "./format.ts";
import { PhotoError } from "./photo-error.ts";

export const photoLimits = { bytes: 10 * 1024 * 1024, pixels: 40_000_000, shortestSide: 64, sidesRatio: 8 } as const;

export interface PhotoHeader {
  format: PhotoFormat;
  /** Pixels, as the file stores them (before EXIF orientation). */
  width: number;
  height: number;
}

/**
 * Reads a picture's header only: kind by content, size in bytes and pixels, stillness. Loads no model and decodes no
 * pixels, so that a process that must answer quickly can say at once what is wrong.
 * @throws PhotoError
 */
export async function checkPhoto(bytes: Uint8Array): Promise<PhotoHeader> {
  if (bytes.length === 0) throw new PhotoError("empty");
  if (bytes.length > photoLimits.bytes)
    throw new PhotoError("too-many-bytes", {
      megabytes: megabytes(bytes.length),
      most: megabytes(photoLimits.bytes),
    });
  const format = photoFormat(bytes);
  const { width, height, pages = 1 } = await readHeader(bytes);
  if (pages > 1 || (format === "PNG" && isAnimatedPng(bytes))) throw new PhotoError("animated");
  if (width * height > photoLimits.pixels)
    throw new PhotoError("too-many-pixels", { width, height, most: photoLimits.pixels / 1e6 });
  if (Math.min(width, height) < photoLimits.shortestSide)
    throw new PhotoError("too-small", { width, height, least: photoLimits.shortestSide });
  if (Math.max(width, height) > photoLimits.sidesRatio * Math.min(width, height))
    throw new PhotoError("too-narrow", { width, height });
  return { format, width, height };
}

async function readHeader(bytes: Uint8Array): Promise<{ width: number; height: number; pages?: number | undefined }> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw damaged(cause);
  }
}

/** @internal the same words for a broken header and for broken pixels */
export function damaged(cause: unknown): PhotoError {
  return new PhotoError("damaged", {}, { cause });
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace(".0", "");
