import { describe, expect, it } from "vitest";
import { type CastMember, compileScript, narration, ScriptError } from "../../src/story/index.ts";

const defaults = {
  pack: "storybook",
  width: 256,
  height: 256,
  seed: 1,
  steps: 25,
  guidanceScale: 5,
  identityScale: 0.8,
  style: "storybook",
};
const cast: CastMember[] = ["Ada", "a.*", "🐱", "小明", "Dr. X", "1+1", "Ada Ada", "ß", "$&", "\\d", "-"].map(
  (name, i) => ({
    id: String(i),
    name,
    kind: i % 2 ? "man" : "woman",
  }),
);

/** Mulberry32: a small seeded generator, so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const morsels = [
  ...cast.map(({ name }) => name),
  ..."@|\n\r\"'“”„«»[](){}:;,.*_`~<>#/\\&%$=+-\t\0\u0007\u202E\u2066\u200B\u200D\uFE0F\uD800\uDC00\u0301",
  ..." abcé中ไทย🐱👩‍🚀",
  "<@123>",
  "@everyone",
  "https://example.org/?a=b",
  "[nobody, night]",
  "[seed: 7]",
  "[style:",
  'Ada: "',
  "(left)",
  "(in a red coat)",
  "constructor",
  "[__proto__]",
  "[toString: x]",
];

describe("hostile scripts", () => {
  it("compile, or are refused with reasons; nothing else ever happens", () => {
    const random = generator(20261122);
    for (let round = 0; round < 3000; round++) {
      const length = Math.floor(random() * 40);
      const script = Array.from({ length }, () => morsels[Math.floor(random() * morsels.length)]).join(
        random() < 0.5 ? " " : "",
      );
      try {
        for (const panel of compileScript(script, cast, defaults).panels) {
          expect(panel.request.prompt).not.toBe("");
          expect(panel.request.slots.length).toBeLessThanOrEqual(3);
          const shown = [
            panel.text,
            narration(panel),
            panel.request.prompt,
            ...panel.speech.map(({ text }) => text),
          ].join("");
          expect(shown).not.toMatch(/\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u);
        }
      } catch (error) {
        if (!(error instanceof ScriptError)) throw new Error(`on ${JSON.stringify(script)}`, { cause: error });
        expect(error.problems.length).toBeGreaterThan(0);
      }
    }
  });

  it("of the longest length are read in no time, with a thousand characters known", () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({ id: `${i}`, name: `A${i}`, kind: "woman" }));
    const nasty = ["(", "[", '"', "@", "A", "A9 ", ": ", " (left", "'", "*", " _"];
    const start = performance.now();
    for (const part of nasty) {
      const panel = part.repeat(500).slice(0, 490);
      try {
        compileScript(Array(8).fill(panel).join("|"), many, defaults);
      } catch (error) {
        expect(error).toBeInstanceOf(ScriptError);
      }
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("of any size are refused by their length", () => {
    expect(() => compileScript("x".repeat(5_000_000), cast, defaults)).toThrow(/script-too-long/);
  });
});
