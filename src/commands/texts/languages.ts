/** The languages that people are answered in, the source first, by their own names. */
export const languageNames = { en: "English", de: "Deutsch", es: "Español" } as const;

export type Language = keyof typeof languageNames;

export const languages = Object.keys(languageNames) as Language[];

/** The language of a locale as platforms give it ("es-419"); English where there is no text in it, or no locale. */
export function languageOf(locale: string | undefined): Language {
  const spoken = locale?.split(/[-_]/u, 1)[0]?.toLowerCase();
  return languages.find((language) => language === spoken) ?? "en";
}
