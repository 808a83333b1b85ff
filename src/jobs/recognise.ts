import { photoProblems, remarks, safetyReasons } from "./remarks.ts";

/** What a remark is made of: in the commands' catalogues it has this key. */
export type RemarkKey =
  | `remark.${keyof typeof remarks}`
  | `photo.${keyof typeof photoProblems}`
  | `because.${keyof typeof safetyReasons}`;

/** What workers and the pictures pipeline say, by the text that they make it of; what has most words of its own first. */
const patterns = Object.entries({ remark: remarks, photo: photoProblems, because: safetyReasons })
  .flatMap(([group, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ key: `${group}.${key}` as RemarkKey, text })),
  )
  .map(({ key, text }) => {
    const parts = text.split(/\{\{(\w+)\}\}/u);
    const pattern = parts.map((part, i) => (i % 2 === 1 ? `(?<${part}>.+)` : escaped(part))).join("");
    const ownWords = parts.filter((_, i) => i % 2 === 0).join("").length;
    return { key, pattern: new RegExp(`^${pattern}$`, "su"), ownWords };
  })
  .sort((a, b) => b.ownWords - a.ownWords);

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

/** The text that a remark was made of, and its values, which may be remarks themselves; null for anything else. */
export function recognise(english: string): { key: RemarkKey; values: Readonly<Record<string, string>> } | null {
  for (const { key, pattern } of patterns) {
    const found = pattern.exec(english);
    if (found) return { key, values: found.groups ?? {} };
  }
  return null;
}

/** The keys of the remarks that lines of text are made of, those within others after them; without what people typed. */
export function keysOf(english: string): RemarkKey[] {
  const found = recognise(english);
  if (found) return [found.key, ...Object.values(found.values).flatMap(keysOf)];
  const lines = english.split("\n");
  return lines.length > 1 ? lines.flatMap(keysOf) : [];
}
