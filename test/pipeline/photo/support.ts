import { readFile } from "node:fs/promises";
import sharp from "sharp";

const repository = new URL("../../../", import.meta.url);

export const visionFolder = new URL("models/vision", repository).pathname;

/** A file of the repository. */
export const file = (path: string): Promise<Buffer> => readFile(new URL(path, repository));

/** A NASA portrait (public domain), 512x512. */
export const portrait = (): Promise<Buffer> => file("test/fixtures/storymaker-small/inputs/photo_1.png");

export const drawings = ["girl-in-a-green-coat", "fox-in-a-raincoat", "wizard"] as const;
/** Figures drawn on one pale colour, 768x768. */
export const drawing = (name: (typeof drawings)[number]): Promise<Buffer> => file(`samples/${name}.png`);

/** Pictures side by side at a height of 512. */
export async function sideBySide(pictures: Uint8Array[]): Promise<Buffer> {
  const resized = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ height: 512 }).png().toBuffer({ resolveWithObject: true })),
  );
  const width = resized.reduce((sum, { info }) => sum + info.width, 0);
  let left = 0;
  const placed = resized.map(({ data, info }) => {
    left += info.width;
    return { input: data, left: left - info.width, top: 0 };
  });
  return sharp({ create: { width, height: 512, channels: 3, background: "white" } })
    .composite(placed)
    .png()
    .toBuffer();
}

/** A pixel of a picture as [red, green, blue]. */
export function pixelAt(image: { width: number; data: Uint8Array }, x: number, y: number): number[] {
  const at = (y * image.width + x) * 3;
  return [...image.data.subarray(at, at + 3)];
}
