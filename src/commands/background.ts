import type { Log } from "./log.ts";

/** Work that goes on after a command has answered. */
export class BackgroundTasks {
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Runs work; what it throws is logged. The signal aborts when the bot stops. */
  run(name: string, work: (signal: AbortSignal) => Promise<void>): void {
    const task: Promise<void> = work(this.#stop.signal)
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) this.#log.error({ err: error, task: name }, "background task failed");
      })
      .finally(() => this.#running.delete(task));
    this.#running.add(task);
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Stops everything that runs. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.idle();
  }
}
