import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { digestInto, startDigest } from "./checksum.ts";
import { DownloadError, TemporaryError } from "./errors.ts";
import { type Hub, networkReason, type RemoteFile } from "./hub.ts";
import { retrying } from "./retry.ts";

/** Where a file grows until it is whole. */
export const partOf = (path: string): string => `${path}.part`;

/**
 * Downloads into `path`.part, from where an earlier try stopped, and renames it to `path` once size and hash are right.
 * A stop at any moment leaves the .part to go on with, and `path` either whole or absent.
 *
 * @param onBytes told how many bytes more there are; less than 0 when a server that cannot resume makes it start anew
 * @throws DownloadError when what came is not what the hub announced; the signal's reason
 */
export async function downloadFile(
  hub: Hub,
  file: RemoteFile,
  path: string,
  onBytes: (count: number) => void,
): Promise<void> {
  const { signal } = hub.patience;
  const { kind, hex } = file.checksum;
  const part = partOf(path);
  await mkdir(dirname(path), { recursive: true });
  await using handle = await open(part, "a");
  let position = (await handle.stat()).size;
  let digest = startDigest(kind, file.size);
  await digestInto(digest, part, { signal });

  // A server that always breaks off at one place and cannot resume must not be asked for ever.
  let farthest = position;
  const startAnew = async () => {
    await handle.truncate(0);
    digest = startDigest(kind, file.size);
    onBytes(-position);
    position = 0;
  };
  const fetchRest = async () => {
    farthest = Math.max(farthest, position);
    if (position > file.size) await startAnew();
    if (position === file.size) return;
    const response = await hub.open(file, position);
    if (position > 0 && !startsAt(response, position)) await startAnew();
    for await (const piece of bytes(response, signal)) {
      if (position + piece.length > file.size)
        throw new DownloadError(
          `${file.repository} sends more of ${file.path} than the ${file.size} bytes it announced.`,
        );
      await handle.appendFile(piece);
      digest.update(piece);
      position += piece.length;
      onBytes(piece.length);
    }
    if (position < file.size)
      throw new TemporaryError(`${file.path} of ${file.repository} ended after ${position} of ${file.size} bytes`);
  };
  await retrying(hub.patience, fetchRest, () => position > farthest);
  await handle.sync();

  const found = digest.digest("hex");
  if (found !== hex) {
    await rm(part);
    throw new DownloadError(
      `${file.path} of ${file.repository} came damaged: its ${kind} is ${found}, the hub says ${hex}. It was thrown away; ` +
        "run the command again. If that does not help, the mirror or a proxy changes files.",
    );
  }
  await rename(part, path);
}

/** Whether the answer is the rest that was asked for, not the file from its beginning. */
function startsAt(response: Response, position: number): boolean {
  return response.status === 206 && response.headers.get("content-range")?.startsWith(`bytes ${position}-`) === true;
}

async function* bytes(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body!.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        signal.throwIfAborted();
        const { host } = new URL(response.url);
        throw new TemporaryError(`the connection to ${host} broke (${networkReason(cause)})`, { cause });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
