import { type ChildProcess, fork } from "node:child_process";
import { makeLog } from "../log.ts";

export interface SpawnOptions {
  /** The program and arguments that run a worker, for example ["src/cli.ts", "worker"]: a file that Node runs. */
  program: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/**
 * Runs a worker as a child process and starts it again whenever it dies, sooner or (if it keeps dying) later.
 * When this process dies, the worker notices the closed channel and stops by itself (untilTold).
 * Returns how to stop it for good.
 */
export function spawnWorker(options: SpawnOptions): { readonly pid: number | undefined; stop(): Promise<void> } {
  const log = makeLog("start");
  let child: ChildProcess | null = null;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  let quickDeaths = 0;

  const start = (): void => {
    const began = Date.now();
    const next = fork(options.program, options.args, {
      env: options.env ?? process.env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = next;
    next.on("error", (error) => log.error({ err: error }, "the worker"));
    next.once("close", (code, signal) => {
      child = null;
      if (stopped) return;
      quickDeaths = Date.now() - began > 30_000 ? 0 : quickDeaths + 1;
      const wait = Math.min(30_000, 500 * 2 ** quickDeaths);
      log.error({ code, signal, wait }, "the worker ended; starting another");
      again = setTimeout(start, wait);
    });
  };
  start();
  return {
    get pid() {
      return child?.pid;
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      const last = child;
      if (!last) return;
      const closed = new Promise((resolve) => last.once("close", resolve));
      last.kill("SIGTERM");
      const kill = setTimeout(() => last.kill("SIGKILL"), 15_000);
      await closed;
      clearTimeout(kill);
    },
  };
}

/** Resolves when this process is asked to stop: SIGTERM, SIGINT, or the process that started it is gone. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    const told = (): void => resolve();
    process.once("SIGTERM", told);
    process.once("SIGINT", told);
    if (process.connected) process.once("disconnect", told);
    // The one that started it may be gone before this is called.
    else if (process.send) told();
  });
}
