import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Terminal } from "../../src/packs/index.ts";
import { Progress } from "../../src/packs/progress.ts";

const lines: string[] = [];
const terminal = (live: boolean): Terminal => ({
  live,
  say: () => {},
  status: (line) => void lines.push(line),
  ask: async () => null,
});

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** 50 MB a second for this long, told ten times a second. */
function run(progress: Progress, seconds: number): void {
  for (let i = 0; i < seconds * 10; i++) {
    vi.advanceTimersByTime(100);
    progress.add(5_000_000);
  }
}

test("a log gets a line every few seconds, with the amount, the speed and the time left", () => {
  run(new Progress(terminal(false), { what: "pack", total: 10e9, done: 4e9 }), 16);
  expect(lines).toEqual([
    "pack: 4.3 GB of 10.0 GB, 50.0 MB/s, 2 min left",
    "pack: 4.5 GB of 10.0 GB, 50.0 MB/s, 2 min left",
    "pack: 4.8 GB of 10.0 GB, 50.0 MB/s, 2 min left",
  ]);
});

test("a terminal's line moves, and what was there before does not count as speed", () => {
  run(new Progress(terminal(true), { what: "pack", total: 10e9, done: 9e9 }), 2);
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe("pack: 9.1 GB of 10.0 GB, 50.0 MB/s, 18 s left");
});
