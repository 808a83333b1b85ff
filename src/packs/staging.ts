import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileSize } from "./disk.ts";
import { partOf } from "./download-file.ts";
import type { PlannedFile } from "./plan.ts";

const stagingFolder = (folder: string) => join(folder, ".download");

/**
 * Where a file waits until the others of its pack are whole too, so that a pack that works goes on working until the
 * next one is complete. Part of its hash is in the name: what was begun is never continued with another content.
 */
export function stagedPath(folder: string, { destination, checksum }: PlannedFile): string {
  return join(stagingFolder(folder), `${destination}.${checksum.hex.slice(0, 12)}`);
}

export const isStaged = (folder: string, file: PlannedFile): boolean => existsSync(stagedPath(folder, file));

/** Bytes of it that an earlier, interrupted download left. */
export async function begunBytes(folder: string, file: PlannedFile): Promise<number> {
  return Math.min(file.size, (await fileSize(partOf(stagedPath(folder, file)))) ?? 0);
}

export const isBegun = (folder: string): boolean => existsSync(stagingFolder(folder));

/** Puts whole files where the pack wants them. */
export async function place(folder: string, files: readonly PlannedFile[]): Promise<void> {
  for (const file of files) {
    const target = join(folder, file.destination);
    await mkdir(dirname(target), { recursive: true });
    await rename(stagedPath(folder, file), target);
  }
}

/** Removes what is left of downloads, begun or whole. */
export async function clearStaging(folder: string): Promise<void> {
  await rm(stagingFolder(folder), { recursive: true, force: true });
}
