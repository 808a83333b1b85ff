import type { Picture } from "../commands/index.ts";
import type { Library } from "../library/index.ts";
import type { Platform, PlatformServices, StartPlatform } from "./platform.ts";

/** The platforms of one bot process. */
export interface Bot {
  readonly platforms: readonly Platform[];
  close(): Promise<void>;
}

/** Connects every platform, or none: when one cannot be connected, the others are closed and its error is thrown. */
export async function startBot(services: PlatformServices, starters: readonly StartPlatform[]): Promise<Bot> {
  const results = await Promise.allSettled(starters.map((start) => start(services)));
  const platforms = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const close = async () => void (await Promise.allSettled(platforms.map((platform) => platform.close())));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { platforms, close };
}

/** The bytes of a message's picture. @throws LibraryError "file-missing", "file-damaged" */
export async function pictureBytes(library: Library, serverId: string, picture: Picture): Promise<Uint8Array> {
  return "bytes" in picture ? picture.bytes : library.files.get(serverId, picture.file);
}

/** A picture's file type by its first bytes, or null for anything that is not a picture to show. */
export function pictureType(bytes: Uint8Array): "image/png" | "image/jpeg" | "image/webp" | null {
  const starts = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (starts.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (starts.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (starts.startsWith("RIFF") && starts.endsWith("WEBP")) return "image/webp";
  return null;
}
