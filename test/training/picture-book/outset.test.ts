import { describe, expect, it } from "vitest";
import { outset } from "../../../training/picture-book/outset.ts";

describe("lines", () => {
  it("lie around a shape, as wide as they are asked to be on each side", () => {
    const moved = outset("M0 0L10 0L10 10L0 10Z", (x, y) => (x > 0 || y > 0 ? 2 : 1));
    const numbers = moved.match(/-?[\d.]+/g)!.map(Number);
    const across = numbers.filter((_, i) => i % 2 === 0);
    const down = numbers.filter((_, i) => i % 2 === 1);
    expect(Math.min(...across)).toBeLessThan(0);
    expect(Math.max(...across)).toBeGreaterThan(11);
    expect(10 - Math.max(...across)).toBeLessThan(Math.min(...across));
    expect(Math.min(...down)).toBeLessThan(0);
    expect(() => outset("M0 0H10V10Z", () => 1)).toThrow("no outline");
  });
});
