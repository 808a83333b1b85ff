import { randomUUID } from "node:crypto";
import { decrypt, encrypt } from "./encryption.ts";
import { LibraryError } from "./errors.ts";
import type { Library } from "./library.ts";
import { isId, type Servers } from "./server-transaction.ts";
import type { Storage } from "./storage.ts";

/** Long enough for any transaction that will still name a file it wrote. */
const youngFile = 60 * 60 * 1000;

/** Every file is encrypted, with its server and its key bound in: it cannot stand in for another. */
export class Files {
  readonly #storage: Storage;
  readonly #encryptionKey: Uint8Array;
  readonly #servers: Servers;

  constructor(storage: Storage, encryptionKey: Uint8Array, servers: Servers) {
    this.#storage = storage;
    this.#encryptionKey = encryptionKey;
    this.#servers = servers;
  }

  async put(serverId: string, bytes: Uint8Array): Promise<string> {
    const key = randomUUID();
    await this.#storage.write(
      fileName(serverId, key),
      encrypt(this.#encryptionKey, bytes, { serverId, purpose: `file:${key}` }),
    );
    return key;
  }

  async get(serverId: string, key: string): Promise<Uint8Array> {
    const sealed = await this.#storage.read(fileName(serverId, key));
    if (!sealed)
      throw new LibraryError("file-missing", "The file is not there: it was removed, or the data folder is another.");
    return decrypt(this.#encryptionKey, sealed, { serverId, purpose: `file:${key}` });
  }

  async remove(serverId: string, ...keys: (string | null)[]): Promise<void> {
    for (const key of keys) if (key) await this.#storage.remove(fileName(serverId, key));
  }

  async removeAll(serverId: string): Promise<void> {
    await this.#storage.removeFolder(folderName(serverId));
  }

  /** Writes files for a transaction, and takes them back when it fails or does not want them (null or false). */
  async putFor<Result>(
    serverId: string,
    contents: (Uint8Array | null)[],
    transaction: (keys: (string | null)[]) => Promise<Result>,
  ): Promise<Result> {
    const keys: (string | null)[] = [];
    let kept = false;
    try {
      for (const bytes of contents) keys.push(bytes && (await this.put(serverId, bytes)));
      const result = await transaction(keys);
      kept = result !== null && result !== false;
      return result;
    } finally {
      if (!kept) await this.remove(serverId, ...keys);
    }
  }

  /** Servers that have files. */
  async servers(): Promise<string[]> {
    return (await this.#storage.folders("")).filter(isId);
  }

  async removeOrphans(): Promise<number> {
    let removed = 0;
    for (const serverId of await this.servers()) {
      const old = (await this.#storage.files(serverId)).filter((file) => +file.changedAt < Date.now() - youngFile);
      if (old.length === 0) continue;
      const named = await this.#namedFiles(serverId);
      for (const { name } of old) {
        if (named.has(name)) continue;
        await this.#storage.remove(name);
        removed++;
      }
    }
    return removed;
  }

  async #namedFiles(serverId: string): Promise<Set<string>> {
    const [photos, stories, takes, messages] = await this.#servers.transaction(serverId, async (tx) => [
      await tx.photo.findMany({ select: { storageKey: true, referenceKey: true, previewKey: true } }),
      await tx.story.findMany({ select: { posePhotoKey: true }, where: { NOT: { posePhotoKey: null } } }),
      await tx.take.findMany({ select: { pictureKey: true } }),
      await tx.message.findMany({ select: { fileKeys: true }, where: { NOT: { fileKeys: { isEmpty: true } } } }),
    ]);
    const keys = [...photos, ...stories, ...takes, ...messages].flatMap((row) => Object.values(row).flat());
    return new Set(keys.filter((key) => key !== null).map((key) => fileName(serverId, key)));
  }

  get face(): Library["files"] {
    return {
      put: (serverId, bytes) => this.put(serverId, bytes),
      get: (serverId, key) => this.get(serverId, key),
      remove: (serverId, key) => this.remove(serverId, key),
      removeOrphans: () => this.removeOrphans(),
    };
  }
}

function folderName(serverId: string): string {
  if (!isId(serverId)) throw new LibraryError("not-found", "There is no such server.");
  return serverId;
}

function fileName(serverId: string, key: string): string {
  if (!isId(key)) throw new LibraryError("file-missing", "There is no such file.");
  return `${folderName(serverId)}/${key.slice(0, 2)}/${key}`;
}
