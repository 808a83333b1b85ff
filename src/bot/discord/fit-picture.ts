import sharp from "sharp";
import { pictureType } from "../bot.ts";

export interface PictureFile {
  bytes: Uint8Array;
  extension: "png" | "jpg" | "webp";
}

/** Longest sides tried, in pixels, until the picture is small enough. */
const longestSides = [4096, 2048, 1024, 512];
const jpegQuality = 88;

/**
 * A picture within a limit of bytes: as it is where it fits, else as JPEG, made smaller until it does.
 * @throws Error from sharp for bytes that are no picture; Error when even the smallest is too large
 */
export async function fitPicture(bytes: Uint8Array, mostBytes: number): Promise<PictureFile> {
  if (bytes.byteLength <= mostBytes) return { bytes, extension: extensionOf(bytes) };
  for (const side of longestSides) {
    const smaller = await sharp(bytes)
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: jpegQuality })
      .toBuffer();
    if (smaller.byteLength <= mostBytes) return { bytes: smaller, extension: "jpg" };
  }
  throw new Error(`a picture of ${bytes.byteLength} bytes cannot be made smaller than ${mostBytes}`);
}

function extensionOf(bytes: Uint8Array): PictureFile["extension"] {
  const type = pictureType(bytes);
  if (type === "image/jpeg") return "jpg";
  return type === "image/webp" ? "webp" : "png";
}
