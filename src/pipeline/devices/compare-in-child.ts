import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Device } from "./device.ts";

/** What a network computes on a device, next to what it computes on the CPU from the same numbers. */
export interface Comparison {
  network: string;
  /** The largest |device's - CPU's| of any number, as a share of the largest of the CPU's; of the worst output. */
  difference: number;
  /** Milliseconds of the last run. */
  cpuTime: number;
  deviceTime: number;
}

export interface ComparisonTask {
  device: Device;
  /** A pack's folder: its networks are compared, in place of the one that is made for trying devices. */
  pack?: string;
  /** Only those of these names. */
  networks?: readonly string[];
  /** Latents along a side of the picture; 16 when left out. */
  side?: number;
  /** How often each network is run, the last of which is timed: the first one compiles and allocates. Twice when left out. */
  runs?: number;
}

export type ChildMessage = { comparison: Comparison } | { problem: string } | { end: true };

export interface ComparisonResult {
  /** Those that came about. */
  comparisons: Comparison[];
  /** Why there are no more of them; null when all are there. */
  problem: string | null;
}

/**
 * Runs networks on a device and on the CPU, in a process of its own that may crash, and is killed when it takes too long.
 *
 * @param limits.time milliseconds for all of it
 * @param limits.environment of that process; this one's when left out
 */
export function compareInChild(
  task: ComparisonTask,
  { time, environment = process.env }: { time: number; environment?: NodeJS.ProcessEnv },
): Promise<ComparisonResult> {
  const child = fork(fileURLToPath(new URL("./compare-child.ts", import.meta.url)), [JSON.stringify(task)], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: environment,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const comparisons: Comparison[] = [];
  let said = "";
  let problem: string | null = null;
  let ended = false;
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.on("message", (message: ChildMessage) => {
    if ("comparison" in message) comparisons.push(message.comparison);
    else if ("problem" in message) problem = withoutPlaces(message.problem);
    else ended = true;
  });
  const timer = setTimeout(() => {
    problem = `it took longer than ${Math.round(time / 1000)} s: it hangs, or software plays the card`;
    child.kill("SIGKILL");
  }, time);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (!ended) problem ??= `the process that tried it crashed (${signal ?? `code ${code}`})`;
      resolve({ comparisons, problem: problem && [problem, ...missing(said)].join("; ") });
    });
  });
}

/** onnxruntime's errors begin with where in its source they come from. */
function withoutPlaces(message: string): string {
  return message.replace(/\/onnxruntime_src\/.* was false\. /, "").trim();
}

/** What providers say only on stderr: which library or driver they did not find. */
function missing(said: string): string[] {
  const lines = said.matchAll(
    /(?:with error: |Warning: )(.*(?:No such file|cannot open|no drivers|undefined symbol).*)/g,
  );
  return [...new Set([...lines].map(([, line]) => line!.trim()))];
}
