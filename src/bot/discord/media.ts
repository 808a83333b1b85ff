import type { RawFile } from "discord.js";
import type { FileToKeep, Language, Picture } from "../../commands/index.ts";
import { platformTextsIn } from "../texts/index.ts";
import { fitPicture } from "./fit-picture.ts";
import * as limits from "./limits.ts";
import { clip } from "./text.ts";

/** Files to send along, and how components refer to them. */
export interface Media {
  files: RawFile[];
  attachments: { id: string; filename: string; description?: string }[];
  /** In the order of the pictures. */
  pictures: { media: { url: string }; description: string }[];
  /** In the order of the files to keep, without those that are too large. */
  kept: { url: string }[];
  /** What could not be sent, to be told. */
  problems: string[];
}

/**
 * Reads what a message shows and makes pictures small enough.
 * @param mostFileBytes of one file
 * @param language of the problems
 */
export async function readMedia(
  pictures: readonly Picture[],
  toKeep: readonly FileToKeep[],
  bytesOf: (picture: Picture) => Promise<Uint8Array>,
  mostFileBytes: number,
  language: Language,
): Promise<Media> {
  const fitting = toKeep.filter(({ bytes }) => bytes.byteLength <= mostFileBytes);
  const left = limits.mostRequestBytes - fitting.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const each = Math.min(mostFileBytes, Math.floor(left / Math.max(1, pictures.length)));
  const shown = await Promise.all(
    pictures.map(async (picture, index) => {
      const { bytes, extension } = await fitPicture(await bytesOf(picture), each);
      const description = clip(picture.alt || "A picture", limits.longestAltText);
      return { name: `picture${index + 1}.${extension}`, data: Buffer.from(bytes), description };
    }),
  );
  const kept = fitting.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) }));
  const all: { name: string; data: Buffer; description?: string }[] = [...shown, ...kept];
  const megabytes = mostFileBytes / 2 ** 20;
  return {
    files: all.map(({ name, data }) => ({ name, data })),
    attachments: all.map(({ name, description }, index) => ({
      ...{ id: String(index), filename: name },
      ...(description === undefined ? {} : { description }),
    })),
    pictures: shown.map(({ name, description }) => ({ media: { url: `attachment://${name}` }, description })),
    kept: kept.map(({ name }) => ({ url: `attachment://${name}` })),
    problems: toKeep
      .filter((file) => !fitting.includes(file))
      .map(({ name }) => platformTextsIn(language)("file.too-large", { name, megabytes })),
  };
}
