import { LibraryError } from "./errors.ts";

/** Longest name, in what people see as characters (grapheme clusters). */
export const longestName = 32;
/** A grapheme can be stacked without end; this bounds the bytes. */
const mostNameBytes = 512;
const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Control characters, line and paragraph separators, and what reorders or hides text (bidirectional embeddings,
 * overrides and isolates, zero-width space, word joiner, byte-order mark, tags outside of flags). The joiners U+200C
 * and U+200D are part of spelling in Persian and Indic scripts and of many emoji, so they are allowed.
 */
const forbidden =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/u;

/** The name as it is kept: NFC, trimmed, whitespace collapsed. @throws LibraryError "name-…" */
export function cleanName(name: string): string {
  const cleaned = name.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (forbidden.test(cleaned))
    throw new LibraryError(
      "name-invisible",
      "The name holds invisible control characters: type it again without them.",
    );
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(cleaned))
    throw new LibraryError("name-blank", "A name needs at least one letter, digit or emoji.");
  if (Buffer.byteLength(cleaned) > mostNameBytes || [...segmenter.segment(cleaned)].length > longestName)
    throw new LibraryError("name-too-long", `The name is too long: at most ${longestName} characters.`, {
      values: { most: longestName },
    });
  if (/[@|"“”[\]()]/u.test(cleaned))
    throw new LibraryError(
      "name-marks",
      "A name cannot hold @, |, quotation marks, brackets or parentheses: they mean something in a script.",
    );
  return cleaned;
}

/**
 * How names are compared, near Unicode's NFKC_Casefold: NFKC, case folded, without what is not seen (joiners, variation
 * selectors), whitespace collapsed. JavaScript has no case folding of its own; upper case and then lower case folds
 * what lower case alone misses (ß and SS), and the second NFKC closes it.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .trim();
}

/** One to three words, lower case. @throws LibraryError "kind-invalid" */
export function cleanKind(kind: string): string {
  const cleaned = kind.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
  if (
    !/^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*( [\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*){0,2}$/u.test(cleaned) ||
    cleaned.length > 60
  )
    throw new LibraryError(
      "kind-invalid",
      "A kind is woman, man, girl, boy, person, or up to three words of your own, such as: old wizard.",
    );
  return cleaned;
}
