import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Logger } from "../log.ts";
import type { PainterSettings } from "./painter.ts";
import type { FromChild, InputOf, PainterMethod, ResultOf, ToChild } from "./protocol.ts";

/** The child died or was killed while it worked: nothing is known about the result, trying again is right. */
export class ChildLost extends Error {
  override name = "ChildLost";
}
/** The call was aborted by its signal. */
export class Aborted extends Error {
  override name = "Aborted";
}

export interface DrawingChildOptions {
  painterModule: string;
  settings: PainterSettings;
  /** Milliseconds that an aborted call may take to stop before the child is killed. */
  abortGrace: number;
  /** Milliseconds of silence (no step, no answer) after which a working child is taken for hung and killed. */
  silence: number;
  log: Logger;
}

interface Call {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onStep: ((step: number, steps: number) => void) | undefined;
  heard(): void;
}

/**
 * The supervisor's side of the drawing child: starts it when it is first needed, starts it again after it died, and
 * kills it when it does not stop. One object lives as long as the worker; the process behind it may change.
 */
export class DrawingChild {
  readonly #options: DrawingChildOptions;
  #process: ChildProcess | null = null;
  #ready: Promise<ChildProcess> | null = null;
  #calls = new Map<number, Call>();
  #nextId = 1;
  #crashesInARow = 0;

  constructor(options: DrawingChildOptions) {
    this.#options = options;
  }

  /** The process id of the running child, for logs and tests. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Calls one method of the painter. Rejects with Aborted, ChildLost, or an Error of the painter's own words. */
  async call<M extends PainterMethod>(
    method: M,
    input: InputOf<M>,
    hooks: { signal?: AbortSignal; onStep?: (step: number, steps: number) => void } = {},
  ): Promise<ResultOf<M>> {
    const { signal } = hooks;
    const child = await this.#started();
    if (signal?.aborted) throw new Aborted("cancelled before it began");
    const id = this.#nextId++;
    let silence: NodeJS.Timeout | undefined;
    let grace: NodeJS.Timeout | undefined;
    const kill = (why: string): void => {
      this.#options.log.warn({ pid: child.pid, method }, why);
      child.kill("SIGKILL");
    };
    const onAbort = (): void => {
      send(child, { type: "abort", id });
      grace = setTimeout(kill, this.#options.abortGrace, "the drawing child does not stop: killed");
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      return await new Promise<ResultOf<M>>((resolve, reject) => {
        const heard = (): void => {
          clearTimeout(silence);
          silence = setTimeout(kill, this.#options.silence, "the drawing child is silent: killed");
        };
        this.#calls.set(id, { resolve: resolve as (value: unknown) => void, reject, onStep: hooks.onStep, heard });
        heard();
        send(child, { type: "call", id, method, input });
      });
    } catch (error) {
      throw signal?.aborted ? new Aborted("cancelled", { cause: error }) : error;
    } finally {
      clearTimeout(silence);
      clearTimeout(grace);
      signal?.removeEventListener("abort", onAbort);
      this.#calls.delete(id);
    }
  }

  /** Ends the child at once; a later call starts another. */
  stop(): void {
    this.#process?.kill("SIGKILL");
  }

  #started(): Promise<ChildProcess> {
    this.#ready ??= this.#start();
    return this.#ready;
  }

  async #start(): Promise<ChildProcess> {
    // A child that dies as it starts (a broken model, no memory) is not started in a tight loop.
    const wait = this.#crashesInARow === 0 ? 0 : Math.min(30_000, 500 * 2 ** this.#crashesInARow);
    await new Promise((resolve) => setTimeout(resolve, wait));
    const { log, painterModule, settings } = this.#options;
    const child = fork(fileURLToPath(new URL("./child.ts", import.meta.url)), [], {
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#process = child;
    return new Promise<ChildProcess>((resolve, reject) => {
      child.on("message", (message: FromChild) => {
        if (message.type === "ready") {
          this.#crashesInARow = 0;
          log.info({ child: child.pid }, "the drawing child is ready");
          resolve(child);
        } else this.#hear(message);
      });
      const lost = (why: string): void => {
        const error = new ChildLost(`the drawing process ended (${why})`);
        this.#crashesInARow++;
        this.#process = null;
        this.#ready = null;
        for (const call of this.#calls.values()) call.reject(error);
        reject(error);
      };
      child.on("error", (error) => {
        log.error({ err: error }, "the drawing child");
        if (child.pid === undefined) lost("it could not be started");
      });
      child.once("close", (code, signal) => lost(signal ?? `code ${code}`));
      send(child, { type: "open", painterModule, settings });
    });
  }

  #hear(message: Exclude<FromChild, { type: "ready" }>): void {
    const call = this.#calls.get(message.id);
    if (!call) return;
    if (message.type === "step") {
      call.heard();
      call.onStep?.(message.step, message.steps);
    } else if (message.type === "result") call.resolve(message.value);
    else {
      const error = new Error(message.message);
      error.name = message.name;
      call.reject(error);
    }
  }
}

function send(child: ChildProcess, message: ToChild): void {
  // A channel that is closed already is reported by 'close'.
  if (child.connected) child.send(message, () => {});
}
