import { fork } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describe } from "./labels.ts";
import { safetensors } from "./safetensors.ts";
import { drawShard } from "./shard.ts";

/**
 * Draws shards of the world:
 *   node training/world/generate.ts --out DIR --shards 0-31 [--size 1000] [--workers 16] [--seed 0]
 *   node training/world/generate.ts --describe > labels.json
 * Shards that are there already are skipped; a shard appears under its name only when it is whole, its texts first.
 */
const { values } = parseArgs({
  options: {
    out: { type: "string" },
    shards: { type: "string", default: "0-0" },
    size: { type: "string", default: "1000" },
    workers: { type: "string", default: "1" },
    seed: { type: "string", default: "0" },
    describe: { type: "boolean", default: false },
    part: { type: "string" },
  },
});

function write(path: string, parts: Uint8Array[]): void {
  const temporary = `${path}.${process.pid}.part`;
  const file = openSync(temporary, "w");
  for (const part of parts) {
    for (let done = 0; done < part.length; ) done += writeSync(file, part, done);
  }
  closeSync(file);
  renameSync(temporary, path);
}

function makeShard(folder: string, index: number, size: number, seed: number): void {
  const path = join(folder, `shard-${String(index).padStart(5, "0")}`);
  if (existsSync(`${path}.safetensors`)) return;
  const started = performance.now();
  const shardSeed = seed * 100_003 + index;
  const { tensors, captions } = drawShard(shardSeed, size);
  write(`${path}.json`, [new TextEncoder().encode(JSON.stringify({ seed: shardSeed, captions }))]);
  write(`${path}.safetensors`, safetensors(tensors));
  const seconds = (performance.now() - started) / 1000;
  console.log(`${path}: ${size} panels in ${seconds.toFixed(1)} s, ${(size / seconds).toFixed(0)} a second`);
}

async function main(): Promise<void> {
  if (values.describe) {
    console.log(JSON.stringify(describe(), null, 1));
    return;
  }
  if (!values.out) throw new Error("say where to: --out DIR");
  mkdirSync(values.out, { recursive: true });
  const [first = 0, last = first] = values.shards.split("-").map(Number);
  const [size, workers, seed] = [Number(values.size), Number(values.workers), Number(values.seed)];
  if (values.part !== undefined || workers === 1) {
    // Worker k of n makes every n-th shard.
    for (let index = first + Number(values.part ?? 0); index <= last; index += workers) {
      makeShard(values.out, index, size, seed);
      // The renderer's pictures are given back by finalizers, which run on the event loop only.
      await setImmediate();
    }
    return;
  }
  const ended = Array.from({ length: Math.min(workers, last - first + 1) }, (_, part) => {
    const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), "--part", String(part)]);
    return new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ended);
  if (codes.some((code) => code !== 0)) process.exitCode = 1;
}

await main();
