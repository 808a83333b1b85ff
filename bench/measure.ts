import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type Numbers = Record<string, number>;

/** Runs a benchmark's file again as a process of its own, for one of its parts; that prints its numbers as JSON. */
export function inOwnProcess(file: string, ...parameters: string[]): Numbers {
  return JSON.parse(execFileSync(process.execPath, [file, ...parameters], { encoding: "utf8" })) as Numbers;
}

/** The largest memory of this process so far, mapped files counted, in bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** This process's memory now, mapped files not counted, in bytes. */
export function ownMemory(): number {
  return 1024 * Number(/RssAnon:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]);
}

export function inSeconds(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
