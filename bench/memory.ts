/**
 * What a limit on the device's memory costs: `node bench/memory.ts PACK [PICTURES] [DEVICE]`. Prints a Markdown table.
 *
 * Each row is a process of its own, with one thread, that draws the pictures one after the other: without a limit, with
 * one that some networks do not fit into together, and with the least that the pack can be drawn with. Networks that were
 * released are loaded again in every picture; where memory grows from the second picture to the last although the limit
 * does not, onnxruntime keeps what it was to give back (microsoft/onnxruntime #25325). Times are the processor's on the
 * CPU and the clock's elsewhere. `bench/random-pack.ts` makes a pack to try; build it first.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { leastDeviceMemory } from "../src/pipeline/device-memory.ts";
import type { Device } from "../src/pipeline/devices/index.ts";
import { openPack, readPack } from "../src/pipeline/index.ts";
import { PackGraphs } from "../src/pipeline/pack-graphs.ts";

interface Row {
  /** Of each picture: seconds, and the process's own memory after it in bytes, mapped files not counted. */
  pictures: { seconds: number; own: number }[];
  peak: number;
}

const [folder, pictures = "8", device = "cpu", limit] = process.argv.slice(2);
if (!folder) throw new Error("usage: node bench/memory.ts PACK [PICTURES] [DEVICE]");
if (limit === undefined) await report(folder);
else console.log(JSON.stringify(await draw(folder, Number(limit))));

async function draw(pack: string, deviceMemory: number): Promise<Row> {
  const memory = deviceMemory > 0 ? { deviceMemory } : {};
  const maker = await openPack(pack, { threads: 1, device: device as Device, ...memory });
  const { width, height } = maker.defaults;
  const drawn: Row["pictures"] = [];
  for (let seed = 1; seed <= Number(pictures); seed++) {
    const begin = seconds();
    const options = { prompt: `woman number ${seed}`, negativePrompt: "", identities: [], width, height, seed };
    await maker.draw({ ...options, guidanceScale: 1 });
    drawn.push({ seconds: seconds() - begin, own: ownMemory() });
  }
  await maker.release();
  return { pictures: drawn, peak: process.resourceUsage().maxRSS * 1024 };
}

async function report(pack: string): Promise<void> {
  const { all, least } = leastDeviceMemory(await new PackGraphs(readPack(pack)).all());
  const between = (all + least) / 2;
  console.log(`${pictures} pictures on ${device}\n`);
  console.log("| limit | first picture | each further one | memory after the 2nd | after the last | largest |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const bytes of [0, between, least]) {
    const arguments_ = [import.meta.filename, pack, pictures, device, String(bytes)];
    const { pictures: drawn, peak } = JSON.parse(
      execFileSync(process.execPath, arguments_, { encoding: "utf8" }),
    ) as Row;
    const further = drawn.slice(1).map((one) => one.seconds);
    const median = further.toSorted((x, y) => x - y)[further.length >> 1]!;
    const cells = [
      bytes === 0 ? "none" : megabytes(bytes),
      ...[drawn[0]!.seconds, median].map((time) => `${time.toFixed(2)} s`),
      ...[drawn[1]!.own, drawn.at(-1)!.own, peak].map(megabytes),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

function seconds(): number {
  if (device !== "cpu") return performance.now() / 1000;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function ownMemory(): number {
  return 1024 * Number(/RssAnon:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
