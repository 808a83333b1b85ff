/** Opening marks and the marks that may close them. */
const pairs: Record<string, string> = {
  '"': '"”',
  "“": '”"“',
  "”": '”"',
  "„": '“”"',
  "«": "»",
  "»": "«»",
  "‹": "›",
  "「": "」",
  "『": "』",
  "'": "'’",
  "‘": "’'",
};

export interface Quote {
  text: string;
  /** Index just behind the closing mark. */
  end: number;
}

/**
 * Reads a quoted text that begins at an index.
 * A double mark behind a number is inches or seconds, and plain text. Single marks also serve as apostrophes, so they open only after a
 * speaker's colon, or for a caption that goes to the end of the panel.
 * @returns the quote; "unclosed" where a quote begins that never ends; null where no quote begins
 */
export function readQuote(text: string, index: number): Quote | "unclosed" | null {
  const opening = text[index]!;
  if (!Object.hasOwn(pairs, opening)) return null;
  const before = text.slice(0, index);
  const closing = pairs[opening]!;
  if (opening === "'" || opening === "‘") return readSingle(text, index, closing, before);
  if (/\p{N}$/u.test(before)) return null;
  for (let end = index + 1; end < text.length; end++) {
    if (closing.includes(text[end]!)) return { text: text.slice(index + 1, end).trim(), end: end + 1 };
  }
  return "unclosed";
}

function readSingle(text: string, index: number, closing: string, before: string): Quote | null {
  if (!/(?:^|[\s:：(])$/u.test(before)) return null;
  const speech = /[:：]\s*$/u.test(before);
  for (let end = index + 1; end < text.length; end++) {
    if (!closing.includes(text[end]!) || /^[\p{L}\p{N}]/u.test(text.slice(end + 1))) continue;
    if (speech || end === text.trimEnd().length - 1) return { text: text.slice(index + 1, end).trim(), end: end + 1 };
  }
  return null;
}
