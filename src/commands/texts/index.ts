/** What commands say, in every language. English is the source: the others have its keys and its holes. */

import { type Translate as In, type KeyOf, keysAlone, translations } from "./catalogue.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

export { type Language, languageNames, languageOf, languages } from "./languages.ts";
export { keysAlone };

export type Translate = In<typeof en>;
export type Key = KeyOf<typeof en>;

/** The texts of a language. */
export const textsIn = translations(en, { de, es });
export const english = textsIn("en");

/** Said in the language of whoever reads it; a plain string (a name, what somebody typed) is said as it is. */
export type Text = string | ((t: Translate) => string);

export function say(text: Text, t: Translate): string {
  return typeof text === "string" ? text : text(t);
}

/** Says a text whose key is only known when it is said: the compiler cannot see that these values are its own. */
export function sayKey(t: Translate, key: Key, values: object): string {
  return (t as (key: Key, values: object) => string)(key, values);
}
