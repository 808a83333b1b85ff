/**
 * Text of people for Slack. Its three control characters are all that a mention, a channel or a link can begin with;
 * `verbatim` text and `unfurl_links: false` do the rest.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** At most so many characters once escaped, with an ellipsis where something was left out; never half an entity. */
export function escapedWithin(text: string, most: number): string {
  const escaped = escapeText(text);
  if (escaped.length <= most) return escaped;
  let length = 1;
  let kept = "";
  for (const character of text) {
    const next = escapeText(character);
    if (length + next.length > most) break;
    length += next.length;
    kept += next;
  }
  return `${kept}…`;
}

/**
 * What people typed, of what Slack made of it: people, groups and channels stay mentions, without the name that Slack adds; links
 * are as they were typed; and nothing is escaped.
 */
export function typedText(text: string): string {
  return text
    .replaceAll(/<([@#]\w+|!subteam\^\w+)\|[^<>]*>/gu, "<$1>")
    .replaceAll(/<(?:https?|mailto|tel):[^<>|]*\|([^<>]*)>/gu, "$1")
    .replaceAll(/<((?:https?|mailto|tel):[^<>|]*)>/gu, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** At most so many characters, with an ellipsis where something was left out. For texts that Slack takes as they are. */
export function within(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
