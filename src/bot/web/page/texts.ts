import { de } from "./texts-de.ts";
import { en, type Texts } from "./texts-en.ts";
import { es } from "./texts-es.ts";

const known: Readonly<Record<string, Texts>> = { en, de, es };

/** The page's own words in the first language of the browser that there are words in: the one that the server answers in. */
export const texts: Texts =
  navigator.languages.map((locale) => known[locale.split("-")[0] ?? ""]).find((spoken) => spoken !== undefined) ?? en;
