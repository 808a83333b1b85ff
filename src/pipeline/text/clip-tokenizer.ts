import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { type EncodeText, fixedLength, readJson } from "./tokenizer.ts";

const vocabulary = z.record(z.string(), z.int().nonnegative());
const token = z.union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)]);
const settings = z.object({
  model_max_length: z.int().min(3).default(77),
  bos_token: token.default("<|startoftext|>"),
  eos_token: token.default("<|endoftext|>"),
  unk_token: token.default("<|endoftext|>"),
  pad_token: token.default("<|endoftext|>"),
});

/** What CLIP splits a text into before it merges byte pairs. */
const WORDS = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

/**
 * CLIP's byte-pair encoding from the files that Stable Diffusion's packages carry: `vocab.json`, `merges.txt`,
 * `tokenizer_config.json`. Ids equal those of transformers' `CLIPTokenizer`.
 */
export function openClipTokenizer(folder: string): EncodeText {
  const vocab = vocabulary.parse(readJson(folder, "vocab.json"));
  const { model_max_length, bos_token, eos_token, unk_token, pad_token } = settings.parse(
    readJson(folder, "tokenizer_config.json"),
  );
  const id = (content: string): number => {
    const found = vocab[content];
    if (found === undefined) throw new Error(`${join(folder, "vocab.json")}: there is no token "${content}"`);
    return found;
  };
  // The first line is a version; lines after 49152 - 256 - 2 merges are not CLIP's.
  const merges = readFileSync(join(folder, "merges.txt"), "utf8").trim().split("\n").slice(1, 48_895);
  const special = (content: string, normalized: boolean) => ({ id: id(content), content, special: true, normalized });
  const tokenizer = new Tokenizer(
    {
      added_tokens: [special(bos_token, true), special(eos_token, false)],
      normalizer: {
        type: "Sequence",
        normalizers: [
          { type: "NFC" },
          { type: "Replace", pattern: { Regex: "\\s+" }, content: " " },
          { type: "Lowercase" },
        ],
      },
      pre_tokenizer: {
        type: "Sequence",
        pretokenizers: [
          { type: "Split", pattern: { Regex: WORDS }, behavior: "Removed", invert: true },
          { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true },
        ],
      },
      model: {
        type: "BPE",
        vocab,
        merges,
        continuing_subword_prefix: "",
        end_of_word_suffix: "</w>",
        unk_token,
        fuse_unk: false,
      },
      post_processor: {
        type: "RobertaProcessing",
        cls: [bos_token, id(bos_token)],
        sep: [eos_token, id(eos_token)],
        trim_offsets: false,
        add_prefix_space: false,
      },
      decoder: null,
    },
    {},
  );
  return fixedLength(tokenizer, model_max_length, id(pad_token));
}
