import { describe, expect, it } from "vitest";
import { cleanKind, cleanName, nameKey } from "../../src/library/index.ts";

describe("a name", () => {
  it("is kept as it was typed, but for whitespace and composition", () => {
    expect(cleanName("  Ada \n Lovelace\t")).toBe("Ada Lovelace");
    expect(cleanName("Zoe\u0308")).toBe("Zoë");
    for (const name of [
      "李雷",
      "ひみつ",
      "محمد",
      "अनीता",
      "אסתר",
      "สมชาย",
      "Ω",
      "7",
      "🦊",
      "👨‍👩‍👧‍👦",
      "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
      "🇨🇭",
      "می‌خواهم",
    ])
      expect(cleanName(name)).toBe(name.normalize("NFC"));
  });

  it("has at most 32 characters as people count them", () => {
    expect(cleanName("👨‍👩‍👧‍👦".repeat(20))).toHaveLength("👨‍👩‍👧‍👦".length * 20);
    expect(cleanName("x".repeat(32))).toBe("x".repeat(32));
    expect(() => cleanName("x".repeat(33))).toThrow(/too long/);
    expect(() => cleanName("नि".repeat(33))).toThrow(/too long/);
    expect(() => cleanName(`a${"\u0301".repeat(1000)}`)).toThrow(/too long/);
  });

  it("is refused when it is empty, hides something or would be read as script", () => {
    for (const name of ["", "  ", "\u200D", "---", "\uFE0F"])
      expect(() => cleanName(name), name).toThrow(/at least one/);
    for (const name of ["a\u0000b", "\u202Eevil", "a\u2066b", "a\u200Bb", "a\u200Fb", "\uD800x", "a\u00ADb"])
      expect(() => cleanName(name), JSON.stringify(name)).toThrow(/invisible/);
    for (const name of ["@ada", "a|b", 'A "B"', "[x]", "Ada (left)"]) expect(() => cleanName(name)).toThrow(/script/);
  });
});

describe("a name's key", () => {
  it.each([
    ["Ada", "ADA"],
    ["Straße", "STRASSE"],
    ["Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"],
    ["Zoë", "zoe\u0308"],
    ["ﬁona", "FIONA"],
    ["Ａｄａ", "ada"],
    ["Ада", "АДА"],
    ["❤", "❤\uFE0F"],
    ["Ada  Lovelace", " ada\u00A0lovelace"],
  ])("is the same for %s and %s", (one, two) => expect(nameKey(one)).toBe(nameKey(two)));

  it.each([
    ["Ada", "Ida"],
    ["Zoe", "Zoë"],
    ["李", "季"],
    ["👩‍🚀", "👨‍🚀"],
  ])("differs for %s and %s", (one, two) => expect(nameKey(one)).not.toBe(nameKey(two)));
});

it("a kind is one to three words", () => {
  expect(cleanKind(" Old   Wizard ")).toBe("old wizard");
  expect(cleanKind("jack-o'-lantern")).toBe("jack-o'-lantern");
  for (const kind of ["", "one two three four", "a, b", "(man:1.5)", "x".repeat(61)])
    expect(() => cleanKind(kind), kind).toThrow(/kind is/);
});
