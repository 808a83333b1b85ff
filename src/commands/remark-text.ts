import { en } from "./texts/en.ts";
import { type Key, sayKey, type Text, type Translate } from "./texts/index.ts";

/** What workers and the pictures pipeline say, by the text that they make it of; what has most words of its own first. */
const patterns = Object.entries(en)
  .filter(([key]) => /^(?:remark|photo|because)\./u.test(key))
  .map(([key, text]) => {
    const parts = text.split(/\{\{(\w+)\}\}/u);
    const pattern = parts.map((part, i) => (i % 2 === 1 ? `(?<${part}>.+)` : escaped(part))).join("");
    const ownWords = parts.filter((_, i) => i % 2 === 0).join("").length;
    return { key: key as Key, pattern: new RegExp(`^${pattern}$`, "su"), ownWords };
  })
  .sort((a, b) => b.ownWords - a.ownWords);

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

/**
 * A remark of a worker, which is stored in English, in any language: it is recognised by the text that it was made of,
 * and so are the remarks within it. What is not recognised is said as it is.
 */
export function remarkText(english: string): Text {
  return (t) => (t.language === "en" ? english : translated(english, t));
}

function translated(english: string, t: Translate): string {
  for (const { key, pattern } of patterns) {
    const found = pattern.exec(english);
    if (!found) continue;
    const values = Object.entries(found.groups ?? {}).map(([name, value]) => [name, translated(value, t)]);
    return sayKey(t, key, Object.fromEntries(values));
  }
  const lines = english.split("\n");
  return lines.length > 1 ? lines.map((line) => translated(line, t)).join("\n") : english;
}
