/** The kinds that are offered; any other up to three words are allowed. */
export const commonKinds = ["woman", "man", "girl", "boy", "person"] as const;

const soundsLikeConsonant = /^(?:uni(?!n|m)|use|usu|euro?|ewe|one|once|ufo)/u;
const soundsLikeVowel = /^(?:[aeiou]|hour|honest|heir|honou?r)/u;

/** "a woman", "an old wizard", "a unicorn" */
export function withArticle(kind: string): string {
  const vowel = soundsLikeVowel.test(kind) && !soundsLikeConsonant.test(kind);
  return `${vowel ? "an" : "a"} ${kind}`;
}
