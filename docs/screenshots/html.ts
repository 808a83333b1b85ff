/** A text as HTML shows it. */
export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A picture within a page. */
export const dataUrl = (bytes: Uint8Array, type: string): string =>
  `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;

/** A page of its own. */
export const pageOf = (css: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><style>${css}</style><body>${body}</body></html>`;

/** The bot's picture: a book that lies open. */
export const avatar = `<svg class="avatar" viewBox="0 0 40 40"><rect width="40" height="40" fill="#3b4a6b"/>
  <path d="M20 13 Q14 9 7 11 V28 Q14 26 20 30 Q26 26 33 28 V11 Q26 9 20 13" fill="#f6efe0"/><path d="M20 13 V30" stroke="#3b4a6b" stroke-width="1.5"/></svg>`;
