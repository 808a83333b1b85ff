import { readdir, rm, rmdir, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Left free, so that a download never takes a machine's last byte. */
const RESERVE = 200_000_000;

/** Bytes that may be written in a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.max(0, bavail * bsize - RESERVE);
}

/** A file's size in bytes; null when there is no such file. */
export async function fileSize(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

/** Bytes of everything below a folder. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => fileSize(join(parentPath, name))));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** Removes a file of a pack, if it is there, and the folders inside the pack that are empty without it. */
export async function removeFile(folder: string, destination: string): Promise<void> {
  await rm(join(folder, destination), { force: true });
  for (let inner = dirname(destination); inner !== "."; inner = dirname(inner)) {
    const entries = await readdir(join(folder, inner)).catch(() => null);
    if (entries === null) continue;
    if (entries.length > 0) return;
    await rmdir(join(folder, inner));
  }
}
