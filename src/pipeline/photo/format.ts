import { PhotoError } from "./photo-error.ts";

export type PhotoFormat = "JPEG" | "PNG" | "WebP" | "GIF" | "AVIF";

const noPictures: [kind: "zip" | "pdf" | "archive" | "program", start: string, format?: string][] = [
  ["zip", "PK\x03\x04"],
  ["pdf", "%PDF"],
  ["archive", "\x1f\x8b", "gzip"],
  ["archive", "7z\xbc\xaf", "7z"],
  ["archive", "Rar!", "RAR"],
  ["program", "MZ"],
  ["program", "\x7fELF"],
];
const otherPictures: [name: string, start: string][] = [
  ["BMP", "BM"],
  ["TIFF", "II*\0"],
  ["TIFF", "MM\0*"],
  ["Photoshop", "8BPS"],
  ["JPEG XL", "\xff\x0a"],
  ["JPEG XL", "\0\0\0\x0cJXL "],
  ["JPEG 2000", "\0\0\0\x0cjP  "],
  ["icon", "\0\0\x01\0"],
];

/**
 * What a file is by its first bytes; its name is not asked.
 * @throws PhotoError for what is no picture, or a picture of a kind that is not read
 */
export function photoFormat(bytes: Uint8Array): PhotoFormat {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (start.startsWith("\xff\xd8\xff")) return "JPEG";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "PNG";
  if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) return "GIF";
  if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) return "WebP";
  if (start.startsWith("ftyp", 4)) return isoMediaFormat(start);

  const other = otherPictures.find(([, begins]) => start.startsWith(begins));
  if (other) throw new PhotoError("unsupported-format", { format: other[0] });
  if (/<svg[\s>]/i.test(start)) throw new PhotoError("unsupported-format.svg");
  const known = noPictures.find(([, begins]) => start.startsWith(begins));
  if (!known) throw new PhotoError("not-a-picture");
  const [kind, , format = ""] = known;
  throw new PhotoError(`not-a-picture.${kind}`, { format });
}

/** AVIF, HEIC and films share a container; its brands tell them apart. */
function isoMediaFormat(start: string): PhotoFormat {
  const length = start.charCodeAt(2) * 256 + start.charCodeAt(3);
  const brands = start.slice(8, Math.max(12, Math.min(length, 256)));
  if (brands.startsWith("avis")) throw new PhotoError("animated");
  if (brands.includes("avif")) return "AVIF";
  if (/hei[cxms]|hev[cx]/.test(brands)) throw new PhotoError("unsupported-format.heic");
  throw new PhotoError("not-a-picture.film");
}

/** Whether a PNG carries an animation (APNG): a chunk `acTL` before the first picture data. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = view.getUint32(at + 4);
    if (type === 0x6163544c) return true; // acTL
    if (type === 0x49444154) return false; // IDAT
  }
  return false;
}
