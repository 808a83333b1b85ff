import { setTimeout as sleep } from "node:timers/promises";

/** Hands out moments at an even pace, each key's own: whoever asks waits for theirs. */
export class EvenPace {
  readonly #milliseconds: number;
  readonly #next = new Map<string, number>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** Resolves when it is this caller's moment, or the signal aborts. */
  async wait(key: string, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const moment = Math.max(now, this.#next.get(key) ?? 0);
    this.#next.set(key, moment + this.#milliseconds);
    await sleep(moment - now, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
