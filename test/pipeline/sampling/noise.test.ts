import { expect, test } from "vitest";
import { normalNoise, normalQuantile, philox4x32 } from "../../../src/pipeline/sampling/noise.ts";

test("Philox4x32-10 gives the known answers of its authors (Random123, kat_vectors)", () => {
  const all = 0xffffffff;
  expect(philox4x32([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  expect(philox4x32([all, all, all, all], [all, all])).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
  expect(philox4x32([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
    0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
  ]);
});

test("the quantile is right to 7 digits, far tails included", () => {
  const known = {
    1e-10: -6.361340902,
    1e-6: -4.753424309,
    0.001: -3.090232306,
    0.3: -0.5244005127,
    0.975: 1.959963985,
  };
  for (const [p, z] of Object.entries(known)) expect(normalQuantile(Number(p)) / z).toBeCloseTo(1, 6);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.01)).toBeCloseTo(-normalQuantile(0.99), 12);
});

test("golden values: a seed means the same noise on every platform and in every version", () => {
  expect([...normalNoise(7, 6)]).toEqual([
    1.6911624670028687, 0.6749688982963562, -1.2046078443527222, -1.3679883480072021, -0.23537097871303558,
    0.8248937129974365,
  ]);
  expect([...normalNoise(2 ** 32 + 7, 2)]).not.toEqual([...normalNoise(7, 2)]);
  expect([...normalNoise(7, 3)]).toEqual([...normalNoise(7, 6).slice(0, 3)]);
});

test("the noise has the moments of a normal distribution", () => {
  const noise = normalNoise(123456789, 40_000);
  const moment = (power: number) => noise.reduce((sum, x) => sum + x ** power, 0) / noise.length;
  expect(moment(1)).toBeCloseTo(0, 1);
  expect(moment(2)).toBeCloseTo(1, 1);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
});

test.each([-1, 1.5, 2 ** 53, Number.NaN])("%s is no seed", (seed) => {
  expect(() => normalNoise(seed, 1)).toThrow("whole number");
});
