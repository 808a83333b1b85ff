// Zero-width joiner and non-joiner stay: emoji and several scripts are written with them.
const invisible = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
const controls = /[^\P{Cc}\n]/gu;
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

/**
 * Text that is safe to store, show and match: well-formed, NFC, "\n" as the only line end, without control characters,
 * direction overrides and invisible characters.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(lineEnds, "\n").replace(controls, " ").replace(invisible, "").normalize("NFC");
}

/** Clean text on one line, with single spaces. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ").trim();
}
