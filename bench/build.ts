/**
 * What building a pack buys: `node bench/build.ts PACK`. Prints a Markdown table.
 *
 * A process of its own, with one thread, opens the pack and draws at the pack's own size, before and after it is built;
 * each twice, of which the second is shown, when the files are in the system's cache. Times are the processor's, so that
 * other work on the machine counts little. `bench/random-pack.ts` makes a pack to try.
 * What was built of the pack before is removed first.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { openPack, planBuild, readPack } from "../src/pipeline/index.ts";

type Numbers = Record<string, number>;

const STEPS = 7;

const [folder, part] = process.argv.slice(2);
if (!folder) throw new Error("usage: node bench/build.ts PACK");
if (part) console.log(JSON.stringify(await { build, draw }[part as "build" | "draw"](folder)));
else report(folder);

async function build(pack: string): Promise<Numbers> {
  const plan = await planBuild(readPack(pack));
  await plan.run();
  return { seconds: processorSeconds(), written: plan.size, peak: peakMemory() };
}

async function draw(pack: string): Promise<Numbers> {
  const maker = await openPack(pack, { threads: 1 });
  const opening = processorSeconds();
  const { width, height } = maker.defaults;
  const options = { prompt: "a woman", negativePrompt: "", identities: [], width, height, seed: 1, guidanceScale: 1 };
  const ends: number[] = [];
  await maker.draw({ ...options, steps: STEPS + 1 }, { onStep: () => void ends.push(processorSeconds()) });
  const steps = ends.slice(1).map((end, i) => end - ends[i]!);
  const status = readFileSync("/proc/self/status", "utf8");
  const kilobytes = (name: string) => 1024 * Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)![1]);
  const own = kilobytes("RssAnon");
  await maker.release();
  return { opening, first: ends[0]!, step: steps.toSorted((x, y) => x - y)[STEPS >> 1]!, peak: peakMemory(), own };
}

function report(pack: string): void {
  rmSync(join(pack, "built"), { recursive: true, force: true });
  child(pack, "draw");
  const before = child(pack, "draw");
  const { seconds, written, peak } = child(pack, "build") as { seconds: number; written: number; peak: number };
  child(pack, "draw");
  const after = child(pack, "draw");
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}\n`);
  console.log("| | not built | built |\n| --- | --- | --- |");
  const row = (what: string, key: string, show: (number: number) => string) =>
    console.log(`| ${what} | ${show(before[key]!)} | ${show(after[key]!)} |`);
  row("opening the pack (headers only)", "opening", inSeconds);
  row("from the start to the end of the first step", "first", inSeconds);
  row(`a further step (median of ${STEPS})`, "step", inSeconds);
  row("largest memory of the process", "peak", inMegabytes);
  row("its own memory after drawing, mapped files not counted", "own", inMegabytes);
  console.log(
    `\nBuilding: ${inSeconds(seconds)}, ${inMegabytes(written)} written, at most ${inMegabytes(peak)} of memory.`,
  );
}

function child(pack: string, what: "build" | "draw"): Numbers {
  return JSON.parse(
    execFileSync(process.execPath, [import.meta.filename, pack, what], { encoding: "utf8" }),
  ) as Numbers;
}

/** That this process has used so far, all threads together. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** In bytes. */
function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
