/**
 * SDXL with StoryMaker at its full size, on the CPU, with random weights: `node bench/full-size.ts FOLDER [SHARE]`.
 * Prints a Markdown table.
 *
 * Makes the pack in FOLDER (9 GB, and 17 GB more when it is built) unless one is there, builds it, makes an identity and
 * draws two steps with guidance at 512 x 512, each in a process of its own. SHARE is that of SDXL's widths, to try it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { identityFromBytes, identityToBytes, openPack, planBuild, readPack } from "../src/pipeline/index.ts";
import { inMegabytes, inOwnProcess, inSeconds, type Numbers, ownMemory, peakMemory } from "./measure.ts";

const SIDE = 512;
const IDENTITY = "identity.bin";

const [folder, share = "1", part] = process.argv.slice(2);
if (!folder) throw new Error("usage: node bench/full-size.ts FOLDER [SHARE]");
if (part) console.log(JSON.stringify(await { build, encode, draw }[part as "build" | "encode" | "draw"](folder)));
else report(folder);

async function build(pack: string): Promise<Numbers> {
  const begin = performance.now();
  const plan = await planBuild(readPack(pack));
  await plan.run();
  return { ...used(begin), written: plan.size };
}

/** Its photo is random too; what is measured is the reading of it by networks of this size. */
async function encode(pack: string): Promise<Numbers> {
  const maker = await openPack(pack);
  const begin = performance.now();
  const crop = { width: 224, height: 224, data: Uint8Array.from({ length: 3 * 224 ** 2 }, () => 256 * Math.random()) };
  const photo = { body: crop, face: crop, faceEmbedding: new Float32Array(512).fill(512 ** -0.5) };
  writeFileSync(join(pack, IDENTITY), identityToBytes(await maker.encodeCharacter([photo])));
  return used(begin);
}

async function draw(pack: string): Promise<Numbers> {
  const maker = await openPack(pack);
  const identity = identityFromBytes(readFileSync(join(pack, IDENTITY)));
  const options = { prompt: "a woman drinks tea", negativePrompt: "ugly", identities: [{ identity }], seed: 1 };
  const [begin, ends] = [performance.now(), [] as number[]];
  await maker.draw(
    { ...options, width: SIDE, height: SIDE, steps: 2 },
    { onStep: () => void ends.push(performance.now()) },
  );
  const [first, second] = ends as [number, number];
  return { ...used(begin), step: (second - first) / 1000, own: ownMemory() };
}

function used(begin: number): Numbers {
  return { seconds: (performance.now() - begin) / 1000, peak: peakMemory() };
}

function report(pack: string): void {
  if (!existsSync(join(pack, "pack.json")))
    execFileSync(process.execPath, [join(import.meta.dirname, "random-pack.ts"), pack, share], { stdio: "inherit" });
  const run = (what: string) => inOwnProcess(import.meta.filename, pack, share, what);
  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}\n`);
  console.log("| | time | largest memory of the process |\n| --- | --- | --- |");
  const row = (what: string, { seconds, peak }: Numbers) =>
    console.log(`| ${what} | ${inSeconds(seconds!)} | ${inMegabytes(peak!)} |`);
  const built = run("build");
  row(`building the pack (${inMegabytes(built.written!)} to write)`, built);
  row("photo to identity, the networks' loading counted", run("encode"));
  const drawn = run("draw");
  row(`${SIDE} x ${SIDE}, two steps with guidance and decoding, the networks' loading counted`, drawn);
  console.log(
    `\nThe second step alone: ${inSeconds(drawn.step!)}. Without mapped files the process holds ${inMegabytes(drawn.own!)}.`,
  );
}
