import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What the hub says a file's content is: SHA-256 for large files, git's blob id (SHA-1) for those that git itself keeps. */
export interface Checksum {
  kind: "sha256" | "git-sha1";
  /** Lower case, hexadecimal. */
  hex: string;
}

/** @param size of the whole file in bytes: git puts it in front of the content */
export function startDigest(kind: Checksum["kind"], size: number): Hash {
  return kind === "sha256" ? createHash("sha256") : createHash("sha1").update(`blob ${size}\0`);
}

/** Reads `path` through the digest, a piece at a time. @throws the signal's reason */
export async function digestInto(
  digest: Hash,
  path: string,
  { signal, onBytes }: { signal: AbortSignal; onBytes?: (count: number) => void },
): Promise<void> {
  for await (const piece of createReadStream(path, { signal, highWaterMark: 1 << 20 })) {
    digest.update(piece as Buffer);
    onBytes?.((piece as Buffer).length);
  }
}
