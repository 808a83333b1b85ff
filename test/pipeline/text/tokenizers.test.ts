import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openClipTokenizer } from "../../../src/pipeline/text/clip-tokenizer.ts";
import type { EncodeText } from "../../../src/pipeline/text/tokenizer.ts";
import { openWordPieceTokenizer } from "../../../src/pipeline/text/wordpiece-tokenizer.ts";

const root = join(import.meta.dirname, "../../..");
const clip = openClipTokenizer(join(root, "test/fixtures/storymaker-small/base/tokenizer"));
const clip2 = openClipTokenizer(join(root, "test/fixtures/storymaker-small/base/tokenizer_2"));
const wordPiece = openWordPieceTokenizer(join(root, "models/storybook/text_encoder"), 64);

/** Texts of many scripts with the ids that Hugging Face's Python library (tokenizers 0.23) gives, not cut off. */
const known: { text: string; clip: number[]; bert: number[] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "tokens.json"), "utf8"),
);

function realIds(encode: EncodeText, text: string): number[] {
  const { ids, count } = encode(text);
  return [...ids.slice(0, count)];
}

test.each(known)("$text", ({ text, clip: clipIds, bert }) => {
  const cut = (ids: number[], length: number) =>
    ids.length > length ? [...ids.slice(0, length - 1), ids.at(-1)] : ids;
  expect(realIds(clip, text)).toEqual(cut(clipIds, 77));
  expect(realIds(wordPiece, text)).toEqual(cut(bert, 64));
});

test("every text has one length; each tokenizer pads with its own token", () => {
  expect(clip("a cat").ids).toHaveLength(77);
  expect(clip("a cat").ids.at(-1)).toBe(49407);
  expect(clip2("a cat").ids.at(-1)).toBe(0);
  expect(wordPiece("a cat").ids).toHaveLength(64);
  expect(wordPiece("a cat").ids.at(-1)).toBe(0);
});

test("half a surrogate pair is read as a replacement character", () => {
  expect(realIds(clip, "a \ud83d b")).toEqual(realIds(clip, "a \ufffd b"));
});

test("a missing file is named", () => {
  expect(() => openClipTokenizer("nowhere")).toThrow(join("nowhere", "vocab.json"));
  expect(() => openWordPieceTokenizer("nowhere", 64)).toThrow(join("nowhere", "tokenizer.json"));
});
