import type { Terminal } from "./terminal.ts";
import { formatBytes, formatSeconds } from "./words.ts";

/** Seconds over which the speed is averaged. */
const WINDOW = 10;
/** Milliseconds between two lines, in a log and on a terminal that overwrites them. */
const PAUSE = { log: 5000, live: 200 };

/** Tells how a long read or download gets on: how much of how much, how fast, how long still. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #what: string;
  readonly #total: number;
  #done: number;
  #told = performance.now();
  /** When how much was there, over the last seconds. */
  readonly #samples: { time: number; done: number }[];

  /** @param done bytes of `total` that are there before it starts */
  constructor(terminal: Terminal, { what, total, done }: { what: string; total: number; done: number }) {
    this.#terminal = terminal;
    this.#what = what;
    this.#total = total;
    this.#done = done;
    this.#samples = [{ time: this.#told, done }];
  }

  add(count: number): void {
    this.#done += count;
    const time = performance.now();
    if (time - this.#told < (this.#terminal.live ? PAUSE.live : PAUSE.log)) return;
    this.#told = time;
    this.#samples.push({ time, done: this.#done });
    while (time - this.#samples[0]!.time > WINDOW * 1000 && this.#samples.length > 2) this.#samples.shift();
    this.#terminal.status(this.#line());
  }

  #line(): string {
    const first = this.#samples[0]!;
    const last = this.#samples.at(-1)!;
    const speed = Math.max(0, (last.done - first.done) / ((last.time - first.time) / 1000));
    const left = speed > 0 ? formatSeconds((this.#total - this.#done) / speed) : "unknown time";
    return `${this.#what}: ${formatBytes(this.#done)} of ${formatBytes(this.#total)}, ${formatBytes(speed)}/s, ${left} left`;
  }
}
