import { type Attachment, UserError } from "../../commands/index.ts";
import { readWithin } from "../read-within.ts";
import { platformText } from "../texts/index.ts";
import { mostFileBytes } from "./limits.ts";

/** What Discord says of a file that a person sent; its address is signed and expires. */
export interface SentFile {
  name: string;
  /** Bytes. */
  size: number;
  url: string;
}

/** Milliseconds that the reading of a file may take. */
const patience = 20_000;

/**
 * Reads a file that was sent, at once.
 * @throws UserError when it is too large or its address has expired
 */
export async function readAttachment({ name, size, url }: SentFile, option: string): Promise<Attachment> {
  const megabytes = mostFileBytes / 2 ** 20;
  const tooLarge = platformText("picture.too-large", { name, megabytes });
  if (size > mostFileBytes) throw new UserError(tooLarge);
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patience) });
  if ([401, 403, 404, 410].includes(response.status)) {
    await response.body?.cancel();
    throw new UserError(platformText("discord.picture-expired", { name }));
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`a picture could not be read from Discord: status ${response.status}`);
  }
  return { name, bytes: await readWithin(response.body, mostFileBytes, tooLarge), option };
}
