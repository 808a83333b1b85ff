import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** Where files lie; names are slash-separated paths. A bucket (S3) can stand in for the disk. */
export interface Storage {
  /** All or nothing: nobody reads half a file. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** null: there is none. */
  read(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
  removeFolder(name: string): Promise<void>;
  /** The folders, or the files with their times, directly or deeper in a folder; empty when there is none. */
  folders(name: string): Promise<string[]>;
  files(name: string): Promise<{ name: string; changedAt: Date }[]>;
}

/** Files under one folder, readable by this user only. */
export class DiskStorage implements Storage {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const file = path.join(this.#root, name);
    const partial = `${file}.${randomUUID()}.partial`;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      const handle = await open(partial, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async read(name: string): Promise<Uint8Array | null> {
    return await readFile(path.join(this.#root, name)).catch(nullIfMissing);
  }

  async remove(name: string): Promise<void> {
    await rm(path.join(this.#root, name), { force: true });
  }

  async removeFolder(name: string): Promise<void> {
    await rm(path.join(this.#root, name), { recursive: true, force: true });
  }

  async folders(name: string): Promise<string[]> {
    const entries = await readdir(path.join(this.#root, name), { withFileTypes: true }).catch(nullIfMissing);
    return (entries ?? []).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  }

  async files(name: string): Promise<{ name: string; changedAt: Date }[]> {
    const folder = path.join(this.#root, name);
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(nullIfMissing);
    const files: { name: string; changedAt: Date }[] = [];
    for (const entry of entries ?? []) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const found = await stat(file).catch(nullIfMissing);
      if (found)
        files.push({ name: path.relative(this.#root, file).split(path.sep).join("/"), changedAt: found.mtime });
    }
    return files;
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
