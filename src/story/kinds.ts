import { cleanLine } from "./clean.ts";

/** The kinds that are offered; any other up to three words are allowed. */
export const commonKinds = ["woman", "man", "girl", "boy", "person"] as const;

const mostWords = 3;
const longest = 40;

/**
 * A kind as it is stored: lower case, without an article. Null when it is not one to three words of letters.
 */
export function normaliseKind(typed: string): string | null {
  const kind = cleanLine(typed)
    .toLowerCase()
    .replace(/^(?:an?|the) /u, "");
  if (kind.length > longest || kind.split(" ").length > mostWords) return null;
  return /^[\p{L}\p{M}][\p{L}\p{M}\p{N}'’-]*(?: [\p{L}\p{M}\p{N}'’-]+)*$/u.test(kind) ? kind : null;
}

/** What to say when `normaliseKind` gave null. */
export const kindRule = `A kind is ${commonKinds.slice(0, -1).join(", ")}, ${commonKinds.at(-1)}, or up to three words of your own, such as "old wizard" or "ginger cat".`;

const soundsLikeConsonant = /^(?:uni(?!n|m)|use|usu|euro?|ewe|one|once|ufo)/u;
const soundsLikeVowel = /^(?:[aeiou]|hour|honest|heir|honou?r)/u;

/** "a woman", "an old wizard", "a unicorn" */
export function withArticle(kind: string): string {
  const vowel = soundsLikeVowel.test(kind) && !soundsLikeConsonant.test(kind);
  return `${vowel ? "an" : "a"} ${kind}`;
}
