import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { de as platformDe } from "../../src/bot/texts/de.ts";
import { en as platformEn } from "../../src/bot/texts/en.ts";
import { es as platformEs } from "../../src/bot/texts/es.ts";
import { platformTextsIn } from "../../src/bot/texts/index.ts";
import { faultText } from "../../src/commands/error-text.ts";
import {
  type Catalogue,
  type Language,
  languageOf,
  languages,
  textsIn,
  translations,
} from "../../src/commands/index.ts";
import { de } from "../../src/commands/texts/de.ts";
import { en } from "../../src/commands/texts/en.ts";
import { es } from "../../src/commands/texts/es.ts";
import { compileScript, ScriptError } from "../../src/story/index.ts";

type Texts = Readonly<Record<string, string>>;
const catalogues: [string, Record<Language, Texts>][] = [
  ["commands", { en, de, es }],
  ["platforms", { en: platformEn, de: platformDe, es: platformEs }],
];
const holesOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/gu)].map((hole) => hole[1]!).sort();
const baseOf = (key: string) => key.replace(/_(?:one|other)$/u, "");
const sayIn = (language: Language) => textsIn(language) as (key: string, values?: object) => string;

describe.each(catalogues)("the catalogues of %s", (_, inLanguages) => {
  it("have the same keys in every language", () => {
    for (const language of languages)
      expect(Object.keys(inLanguages[language]).sort(), language).toEqual(Object.keys(inLanguages.en).sort());
  });

  it("take the same values in every language", () => {
    for (const language of languages)
      for (const [key, text] of Object.entries(inLanguages[language])) {
        // "one panel" needs no number.
        const holes = (written: string) => holesOf(written).filter((hole) => !key.endsWith("_one") || hole !== "count");
        expect(holes(text), `${language} ${key}`).toEqual(holes(inLanguages.en[key]!));
      }
  });

  it("are written: no text is empty or begins or ends with a space", () => {
    for (const language of languages)
      for (const [key, text] of Object.entries(inLanguages[language]))
        expect(text.trim() === text && text !== "", `${language} ${key}`).toBe(true);
  });

  it("are translated: what is the same in two languages is a word that both have", () => {
    const same = Object.entries(inLanguages.en).filter(([key, text]) =>
      [inLanguages.de, inLanguages.es].some((other) => other[key] === text),
    );
    expect(same.filter(([, text]) => text.replaceAll(/\{\{[^}]*\}\}/gu, "").split(/\s+/u).length > 3)).toEqual([]);
  });
});

it("no sentence that people read stands outside of the catalogues", () => {
  const folder = new URL("../../src/commands/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const sentences = files.flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
    return lines.filter((line) => !/^\s*(?:\/\/|\/?\*)/u.test(line) && /["'`][A-Z][a-z]+ [^"'`]+["'`]/u.test(line));
  });
  // The font's name, an example, and what the Slack app's manifest says of the shortcut.
  expect(
    sentences.filter((line) => !/font: `Noto Sans|^ *'.story |description: "Makes a character from the/u.test(line)),
  ).toEqual([]);
});

it("keys and values of texts are checked by the compiler", () => {
  const english = { hello: "Hello {{name}}", bye: "Bye", pets_one: "a pet", pets_other: "{{count}} pets" } as const;
  // @ts-expect-error a translation that lacks a key
  const lacking: Catalogue<typeof english> = { hello: "Hallo {{name}}", bye: "Tschüss", pets_one: "ein Tier" };
  // @ts-expect-error a translation with a key of its own
  const more: Catalogue<typeof english> = { ...english, thanks: "danke" };
  const said = translations(english, { de: lacking, es: more });
  // @ts-expect-error a text without its value
  said("de")("hello");
  // @ts-expect-error a text that there is not
  said("de")("hullo", { name: "Ada" });
  expect([said("de")("hello", { name: "Ada" }), said("de")("bye"), said("de")("pets", { count: 1 })]).toEqual([
    ...["Hallo Ada", "Tschüss", "ein Tier"],
  ]);
  expect(said("de")("pets", { count: 2 })).toBe("2 pets");
});

describe("texts", () => {
  it("have a form for every number that can come", () => {
    const plurals = new Set(
      Object.keys(en)
        .filter((key) => key.endsWith("_other"))
        .map(baseOf),
    );
    expect(plurals.size).toBeGreaterThan(10);
    for (const language of languages)
      for (const key of plurals) {
        const values = Object.fromEntries(
          holesOf(`${en[`${key}_other` as keyof typeof en]}`).map((hole) => [hole, "x"]),
        );
        for (const count of [0, 1, 2, 5, 21, 100, 10_000]) {
          const said = sayIn(language)(key, { ...values, count });
          expect(said).not.toContain("{{");
          const catalogue: Texts = { en, de, es }[language];
          const form = catalogue[`${key}_${count === 1 ? "one" : "other"}`]!;
          expect(said).toBe(form.replaceAll("{{count}}", String(count)).replaceAll(/\{\{\w+\}\}/gu, "x"));
        }
      }
    expect(textsIn("de")("story.told", { person: "Uma", count: 1, style: "Comic", seed: 7 })).toBe(
      "Uma erzählt eine Geschichte in einem Panel. Stil: Comic. Seed: 7.",
    );
    expect(textsIn("es")("show.stories", { count: 3 })).toBe("en 3 historias");
  });

  it("say what people typed as it is", () => {
    for (const name of ["{{name}}", "{{count}}", "$t(fault)", "$&$1$`", "a, b", "<b>&amp;</b>", "{{- name}}"])
      expect(textsIn("de")("rename.done", { before: name, name })).toBe(`${name} heißt jetzt ${name}.`);
  });

  it("write lists and numbers as the language does", () => {
    const known = ["a", "b", "c"];
    const wrong = { typed: "x", name: "style", known };
    expect(languages.map((language) => textsIn(language)("value.not-a-choice", wrong).split(/\. /u)[1])).toEqual([
      "It can be a, b or c.",
      "Möglich ist a, b oder c.",
      "Puede ser a, b o c.",
    ]);
    const time = { seconds: 1.5, at: "now" };
    expect(languages.map((language) => textsIn(language)("panel.info.time-of", time))).toEqual([
      "1.5 s, now",
      "1,5 s, now",
      "1,5 s, now",
    ]);
  });

  it("are in the language of a locale, and in English where there is none", () => {
    const locales = ["de", "de-AT", "es-419", "es_ES", "ES", "en-GB", "fr", "", "*", undefined];
    expect(locales.map(languageOf)).toEqual(["de", "de", "es", "es", "es", "en", "en", "en", "en", "en"]);
    expect(platformTextsIn("de")("slack.button.send")).toBe("Senden");
  });

  it("tell in every language all that can be wrong with a script", () => {
    const cast = ["Ada", "Bob", "Cy", "Dora"].map((name) => ({ id: name, name, kind: "woman" }));
    const many = Array.from({ length: 12 }, (_, i) => ({ id: `${i}`, name: `Character${i}`, kind: "man" }));
    const defaults = {
      ...{ pack: "p", width: 64, height: 64, seed: 1, steps: 1, guidanceScale: 1, identityScale: 1 },
      style: "comic",
    };
    const faults = (script: string, known = cast) => {
      try {
        compileScript(script, known, defaults);
      } catch (error) {
        if (error instanceof ScriptError) return error.problems;
      }
      throw new Error("compiled");
    };
    const found = [
      ...[faults("x".repeat(5000)), faults("|"), faults("Ada runs|".repeat(13)), faults(`Ada ${"x".repeat(500)}`)],
      ...[faults("[night Ada"), faults('Ada: "Hello'), faults("@Zed", []), faults("@Adda"), faults("@Xerxes runs")],
      ...[faults("@Xerxes", many), faults("[foo: bar] Ada"), faults("[clse-up] Ada"), faults("[seed: -1] Ada")],
      ...[faults("[style: oil] Ada"), faults("[pose: flying] Ada"), faults("[night, morning] Ada")],
      ...[faults("Ada (left) sees Ada (right)"), faults("Ada, Bob, Cy and Dora dance")],
      ...[faults("[pose: photo] a robot"), faults("[night]"), faults("<@123> waves")],
    ].flat();
    const codes = Object.keys(en).flatMap((key) => key.match(/^script\.(?!in-panel)(.*)$/u)?.[1] ?? []);
    expect([...new Set(found.map(({ code }) => code))].sort()).toEqual(codes.sort());
    for (const language of languages)
      for (const fault of found) {
        const text = faultText(fault, textsIn(language));
        expect(text, `${language} ${fault.code}`).not.toMatch(/\{\{|undefined|\[object/u);
        for (const value of Object.values(fault.values).flat()) expect(text).toContain(String(value));
      }
  });
});
