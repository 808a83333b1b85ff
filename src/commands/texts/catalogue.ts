import { createInstance } from "i18next";
import { type Language, languages } from "./languages.ts";

/** A translation of a catalogue: the same keys, no more and no fewer. */
export type Catalogue<English> = Readonly<Record<keyof English, string>>;

/** Keys by which texts are said: what differs by number has one for all of its forms ("count" chooses). */
export type KeyOf<English> = Singular<keyof English & string>;
type Singular<Key extends string> = Key extends `${infer Base}_${"one" | "other"}` ? Base : Key;

/** What the holes of a text take: `{{name}}`, or formatted, `{{names, or}}`. */
export type ValuesOf<English, Key extends string> = Readonly<
  Record<
    Holes<English[Extract<keyof English, Key | `${Key}_one` | `${Key}_other`>]>,
    string | number | readonly string[]
  >
>;
type Holes<Text> = Text extends `${string}{{${infer Hole}}}${infer Rest}` ? NameOf<Hole> | Holes<Rest> : never;
type NameOf<Hole> = Hole extends `${infer Name},${string}` ? Name : Hole;

/** Nothing for a text without holes. */
export type FilledWith<English, Key extends string> = [keyof ValuesOf<English, Key>] extends [never]
  ? []
  : [values: ValuesOf<English, Key>];

/** Says a text in one language. */
export interface Translate<English> {
  <Key extends KeyOf<English>>(key: Key, ...filled: FilledWith<English, Key>): string;
  readonly language: Language;
}

/** i18next's own: in it every text is its key, and holds no values. For logs. */
export const keysAlone = "cimode" as Language;

/** Our English is British, which shows in lists: "a, b or c". */
const locales: Readonly<Record<Language, string>> = { en: "en-GB", de: "de", es: "es" };

/** Makes a catalogue and its translations speak: one function a language. */
export function translations<const English extends Readonly<Record<string, string>>>(
  english: English,
  translated: Readonly<Record<Exclude<Language, "en">, Catalogue<English>>>,
): (language: Language) => Translate<English> {
  const catalogues: Record<Language, Catalogue<English>> = { en: english, ...translated };
  const i18n = createInstance();
  i18n.init({
    ...{ initAsync: false, lng: "en", fallbackLng: "en" },
    resources: Object.fromEntries(languages.map((language) => [language, { translation: catalogues[language] }])),
    ...{ keySeparator: false, nsSeparator: false },
    // Platforms escape; and what people typed is never read as a text of ours.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  i18n.services.formatter?.add("or", (words: readonly string[], language) =>
    new Intl.ListFormat(locales[languages.find((known) => known === language) ?? "en"], { type: "disjunction" }).format(
      words,
    ),
  );
  const translateIn = (language: Language): Translate<English> => {
    const fixed = i18n.getFixedT(language);
    const translate = (key: string, values: Readonly<Record<string, unknown>> = {}) =>
      fixed(key, { replace: values, nest: false, ...("count" in values ? { count: Number(values.count) } : {}) });
    return Object.assign(translate, { language }) as Translate<English>;
  };
  const inLanguage = new Map([...languages, keysAlone].map((language) => [language, translateIn(language)]));
  return (language) => inLanguage.get(language)!;
}

/** Texts that another folder has in English, as a part of a catalogue. */
export function prefixed<const Prefix extends string, const Texts extends Readonly<Record<string, string>>>(
  prefix: Prefix,
  texts: Texts,
): { readonly [Key in keyof Texts & string as `${Prefix}${Key}`]: Texts[Key] } {
  const entries = Object.entries(texts).map(([key, text]) => [prefix + key, text]);
  return Object.fromEntries(entries) as ReturnType<typeof prefixed<Prefix, Texts>>;
}
