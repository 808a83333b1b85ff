const word = /[\p{L}\p{M}\p{N}_]/u;
const writtenWithoutSpaces =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const words = new Intl.Segmenter("und", { granularity: "word" });

/**
 * Where words of a text begin and end. Stricter than Unicode's word boundaries (UAX 29) in one thing only: nothing inside
 * a letter-and-number run is a boundary; and looser in one: an apostrophe or full stop ends a name ("Ada's").
 * Scripts written without spaces follow the segmenter's dictionary.
 */
export class Boundaries {
  readonly #text: string;
  readonly #graphemes: Set<number>;
  readonly #words: Set<number>;

  constructor(text: string) {
    this.#text = text;
    this.#graphemes = starts(graphemes, text);
    this.#words = starts(words, text);
  }

  /** Whether a bare name may begin or end at this index. */
  at(index: number): boolean {
    return this.#between(index, () => this.#words.has(index));
  }

  /** Whether a name that `@` announces may end at this index: anywhere in scripts without spaces. */
  afterMention(index: number): boolean {
    return this.#between(index, () => true);
  }

  #between(index: number, withoutSpaces: () => boolean): boolean {
    if (!this.#graphemes.has(index)) return false;
    const before = characterBefore(this.#text, index);
    const after = String.fromCodePoint(this.#text.codePointAt(index) ?? 0);
    if (!word.test(before) || !word.test(after)) return true;
    return (writtenWithoutSpaces.test(before) || writtenWithoutSpaces.test(after)) && withoutSpaces();
  }
}

function starts(segmenter: Intl.Segmenter, text: string): Set<number> {
  return new Set([0, text.length, ...Array.from(segmenter.segment(text), (segment) => segment.index)]);
}

function characterBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1);
  const from = low >= 0xdc00 && low <= 0xdfff ? index - 2 : index - 1;
  return text.slice(Math.max(0, from), index);
}
