import { type Text, UserError } from "../commands/index.ts";

/**
 * Reads a file that somebody sent, as far as it may be long.
 * @throws UserError with the text given when there is more, without reading on
 */
export async function readWithin(
  body: ReadableStream<Uint8Array>,
  most: number,
  problem: Text,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > most) throw new UserError(problem);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
