import { escapeMarkdown } from "discord.js";

/**
 * Text that people wrote as Discord shows it: as it is, whatever marks, mentions, emoji codes or timestamps it seems to
 * hold. `allowed_mentions` already keeps it from pinging; this keeps it from looking as if it did.
 */
export function escapeText(text: string): string {
  const marks = { heading: true, bulletedList: true, numberedList: true, maskedLink: true };
  return escapeMarkdown(text, marks)
    .replaceAll(/<(?=[@#:/]|a:|t:|id:)/gu, "\\<")
    .replaceAll(/^(\s*)(>|-#)/gmu, "$1\\$2");
}

/** At most `most` UTF-16 units, the last an ellipsis where something was cut off; no character is cut in half. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
