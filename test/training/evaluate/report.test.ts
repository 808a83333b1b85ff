import { describe, expect, it } from "vitest";
import { difference, meanShare, shareOf } from "../../../training/evaluate/interval.ts";
import { Means } from "../../../training/evaluate/means.ts";
import { report } from "../../../training/evaluate/report.ts";
import { compareWithItself } from "../../../training/evaluate/resemblance.ts";
import { Scores } from "../../../training/evaluate/scores.ts";
import { identityAttributes } from "../../../training/evaluate/visible.ts";

describe("intervals", () => {
  it("are Wilson's", () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [right, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const share = shareOf({ right, of })!;
      expect(share.share).toBeCloseTo(right / of);
      expect(share.low).toBeCloseTo(low, 4);
      expect(share.high).toBeCloseTo(high, 4);
    }
    expect(shareOf({ right: 0, of: 0 })).toBeNull();
  });

  it("of a mean count every share alike, and its judgements together where they are equal", () => {
    expect(
      meanShare([
        { right: 5, of: 10 },
        { right: 100, of: 100 },
        { right: 0, of: 0 },
      ])!.share,
    ).toBeCloseTo(0.75);
    const together = shareOf({ right: 36, of: 40 })!;
    const mean = meanShare([
      { right: 18, of: 20 },
      { right: 18, of: 20 },
    ])!;
    expect(mean).toEqual({ ...together, low: expect.closeTo(together.low), high: expect.closeTo(together.high) });
    expect(meanShare([])).toBeNull();
  });

  it("of differences are Newcombe's", () => {
    // The same paper's sequel, table II: 56 of 70 less 48 of 80; 9 of 10 less 3 of 10.
    for (const [a, b, low, high] of [
      [{ right: 56, of: 70 }, { right: 48, of: 80 }, 0.0524, 0.3339],
      [{ right: 9, of: 10 }, { right: 3, of: 10 }, 0.1705, 0.809],
    ] as const) {
      const found = difference(shareOf(a)!, shareOf(b)!);
      expect(found.share).toBeCloseTo(a.right / a.of - b.right / b.of);
      expect(found.low).toBeCloseTo(low, 4);
      expect(found.high).toBeCloseTo(high, 4);
    }
  });
});

describe("the page", () => {
  const add = (scores: Scores, group: string, measure: string, right: number, of: number) => {
    for (let i = 0; i < of; i++) scores.add(group, measure, i < right);
  };
  const findings = () => ({ scores: new Scores(), means: new Means() });
  const line = (page: string, start: string) => page.split("\n").find((text) => text.startsWith(`| ${start}`))!;

  it("says what was reached, beside true renders, and that there is no pose condition", () => {
    const results = { drawn: findings(), "without identity": findings(), "true renders": findings() };
    for (const name of identityAttributes) {
      add(results.drawn.scores, "one", name, 96, 100);
      add(results.drawn.scores, "two", name, 80, 100);
      add(results["true renders"].scores, "one", name, 99, 100);
      add(results["without identity"].scores, "one", name, 10, 100);
    }
    add(results.drawn.scores, "two", "mixed", 1, 100);
    add(results.drawn.scores, "one", "place", 95, 100);
    add(results.drawn.scores, "words", "place", 70, 100);
    for (const value of [0.7, 0.8, 0.9]) results.drawn.means.add("its own picture", value);
    const page = report(results, 128, []);
    expect(line(page, "identity attributes, one")).toBe(
      "| identity attributes, one character | 95 % | 96.0 % (94–97 of 800) | 10.0 % (8–12 of 800) | 99.0 % (98–99 of 800) | yes |",
    );
    expect(line(page, "the same, two")).toMatch(/90 % \| 80\.0 % .* \| no \|$/);
    expect(line(page, "attributes swapped")).toMatch(/at most 3 % \| 1\.0 % .* \| yes \|$/);
    expect(line(page, "words that no caption has, behind")).toContain("place: 25.0 points (15 to 35)");
    expect(line(page, "words that no caption has, behind")).toMatch(/no \|$/);
    expect(line(page, "mean joint error")).toContain("the pack has no pose condition");
    expect(line(page, "its own picture")).toContain("0.800 ± 0.113 (of 3)");
    // Nothing was judged of it.
    expect(line(page, "object as the prompt says")).toBe("| object as the prompt says | 85 % |  |  |  |  |");
  });
});

describe("a character in a story", () => {
  it("is compared with itself over all pairs of panels in which it was seen", () => {
    const means = new Means();
    const [x, y] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
    compareWithItself(means, [x, x, null, y]);
    compareWithItself(means, [x, null]);
    compareWithItself(means, [x, x]);
    expect(means.of("itself in a story")).toMatchObject({ mean: expect.closeTo(2 / 3), of: 2 });
  });
});
