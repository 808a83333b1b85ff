/** What the platforms say themselves, in every language. English is the source. */

import { type FilledWith, type KeyOf, type Text, translations } from "../../commands/index.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

export const platformTextsIn = translations(en, { de, es });

/** A text of a platform, said in the language in which commands say theirs. */
export function platformText<Key extends KeyOf<typeof en>>(key: Key, ...filled: FilledWith<typeof en, Key>): Text {
  return ({ language }) => platformTextsIn(language)(key, ...filled);
}
