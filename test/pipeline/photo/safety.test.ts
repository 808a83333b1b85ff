import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PhotoReader, readPhoto, type SafetyLevel } from "../../../src/pipeline/index.ts";
import { judge } from "../../../src/pipeline/photo/safety.ts";
import { drawing, drawings, portrait, visionFolder } from "./support.ts";

describe("what is refused", () => {
  const cases: [string, number[], Record<SafetyLevel, string | undefined>][] = [
    // drawing, hentai, neutral, porn, sexy
    ["a drawing, however sure", [1, 0, 0, 0, 0], { off: undefined, standard: undefined, strict: undefined }],
    ["an everyday photo", [0.05, 0, 0.9, 0.02, 0.03], { off: undefined, standard: undefined, strict: undefined }],
    ["a swimsuit", [0, 0, 0.3, 0.1, 0.6], { off: undefined, standard: undefined, strict: "sexy" }],
    ["pornography", [0, 0.05, 0.05, 0.8, 0.1], { off: undefined, standard: "porn", strict: "porn" }],
    ["drawn pornography", [0.15, 0.8, 0.02, 0.03, 0], { off: undefined, standard: "hentai", strict: "hentai" }],
    ["both together", [0.1, 0.45, 0.05, 0.4, 0], { off: undefined, standard: "hentai", strict: "hentai" }],
  ];
  test.each(cases)("%s", (_, probabilities, expected) => {
    const safety = judge(probabilities);
    for (const [level, refusedClass] of Object.entries(expected))
      expect(safety.refused(level as SafetyLevel)?.class).toBe(refusedClass);
  });
});

describe("the network", () => {
  let reader: PhotoReader;
  beforeAll(async () => {
    reader = await PhotoReader.open(visionFolder, { threads: 2 });
  });
  afterAll(() => reader.release());

  test("lets a portrait and flat drawings pass, at every level", async () => {
    for (const bytes of [await portrait(), ...(await Promise.all(drawings.map(drawing)))]) {
      const safety = await reader.safety(await readPhoto(bytes));
      expect(Object.values(safety.classes).reduce((a, b) => a + b)).toBeCloseTo(1, 3);
      expect(safety.level).toBeLessThan(0.1);
      expect(safety.refused("strict")).toBeNull();
    }
  });
});
