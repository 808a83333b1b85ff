import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { type EncodeText, fixedLength, readJson } from "./tokenizer.ts";

const tokenizerFile = z.looseObject({
  model: z.looseObject({ type: z.literal("WordPiece"), vocab: z.record(z.string(), z.int()) }),
});

/** BERT's word pieces from a `tokenizer.json`; `length` ids of each text, padded with `[PAD]`. */
export function openWordPieceTokenizer(folder: string, length: number): EncodeText {
  const file = tokenizerFile.parse(readJson(folder, "tokenizer.json"));
  const padding = file.model.vocab["[PAD]"];
  if (padding === undefined) throw new Error(`${join(folder, "tokenizer.json")}: there is no token [PAD]`);
  return fixedLength(new Tokenizer(file, {}), length, padding);
}
