import { existsSync, readFileSync, rmSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DownloadError } from "./errors.ts";

const receipt = z.strictObject({
  /** What took the place of the recipe's base model: a repository, or an absolute path on this machine. */
  base: z.string().nullable(),
  faceModel: z.string().nullable(),
  /** Downloads of earlier versions had none. */
  poseModel: z.string().nullable().default(null),
  files: z.array(
    z.strictObject({
      destination: z.string(),
      repository: z.string(),
      commit: z.string(),
      path: z.string(),
      size: z.int(),
      checksum: z.strictObject({ kind: z.enum(["sha256", "git-sha1"]), hex: z.string() }),
    }),
  ),
});

/** What lies in a pack's folder after a download: written last, so a pack that has one was complete then. */
export type Receipt = z.output<typeof receipt>;

const receiptPath = (folder: string) => join(folder, "downloads.json");

/** Null before the first complete download. @throws DownloadError when the file is not ours */
export function readReceipt(folder: string): Receipt | null {
  const path = receiptPath(folder);
  if (!existsSync(path)) return null;
  try {
    return receipt.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new DownloadError(`${path} cannot be read: delete it and pull the pack again; whole files are kept.`, {
      cause,
    });
  }
}

export async function writeReceipt(folder: string, content: Receipt): Promise<void> {
  await writeJson(receiptPath(folder), content);
}

export function removeReceipt(folder: string): void {
  rmSync(receiptPath(folder), { force: true });
}

/** Either the old file or the whole new one is there, whatever happens. */
export async function writeJson(path: string, content: unknown): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
