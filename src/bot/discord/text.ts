/**
 * Text that people wrote as Discord shows it: as it is, whatever marks, mentions or timestamps it seems to hold.
 * `allowed_mentions` already keeps it from pinging; this keeps it from looking as if it did. In linear time: discord.js's own
 * escapeMarkdown takes seconds for some texts of 4,000 characters.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\*_~`|<[\]]/gu, "\\$&")
    .replaceAll(/^([ \t]*)([#>-])/gmu, "$1\\$2")
    .replaceAll(/^([ \t]*\d+)\./gmu, "$1\\.");
}

/** At most `most` UTF-16 units, the last an ellipsis where something was cut off; no character is cut in half. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
