import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tokenizer } from "@huggingface/tokenizers";

/** A text as a network takes it: always `ids.length` numbers, of which the first `count` are real and the rest padding. */
export interface TokenIds {
  ids: Int32Array;
  count: number;
}

/** Text -> token ids, begin and end marked, cut off or padded to one length. */
export type EncodeText = (text: string) => TokenIds;

/** `length` ids of each text; what is too long loses its end, but not the end mark. */
export function fixedLength(tokenizer: Tokenizer, length: number, padding: number): EncodeText {
  return (text) => {
    // Half of a surrogate pair is no character: as the Unicode replacement character it is at least a defined one.
    const { ids } = tokenizer.encode(text.toWellFormed());
    const end = ids.at(-1)!;
    const kept = ids.length > length ? [...ids.slice(0, length - 1), end] : ids;
    return { ids: new Int32Array(length).fill(padding).map((id, i) => kept[i] ?? id), count: kept.length };
  };
}

/** @throws Error that names the file */
export function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch (cause) {
    throw new Error(`${join(folder, name)}: missing or not JSON`, { cause });
  }
}
