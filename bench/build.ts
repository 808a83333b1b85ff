/**
 * What building a pack buys: `node bench/build.ts PACK`. Prints a Markdown table.
 *
 * A process of its own, with one thread, opens the pack and draws at the pack's own size, before and after it is built;
 * each twice, of which the second is shown, when the files are in the system's cache. Times are the processor's, so that
 * other work on the machine counts little. `bench/random-pack.ts` makes a pack to try.
 * What was built of the pack before is removed first.
 */
import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { openPack, planBuild, readPack } from "../src/pipeline/index.ts";
import { inMegabytes, inOwnProcess, inSeconds, type Numbers, ownMemory, peakMemory } from "./measure.ts";

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
  const own = ownMemory();
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
  return inOwnProcess(import.meta.filename, pack, what);
}

/** That this process has used so far, all threads together. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
