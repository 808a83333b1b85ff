import { fork } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { safetensors, type Tensors } from "./safetensors.ts";

/** Draws `size` panels from a seed. */
export type DrawShard = (seed: number, size: number) => { tensors: Tensors; captions: string[][] };

export interface ShardOptions {
  out: string;
  /** "0-31" */
  shards: string;
  size: number;
  workers: number;
  seed: number;
  /** Which worker this process is; undefined in the first, which starts the others. */
  part?: number | undefined;
}

function write(path: string, parts: Uint8Array[]): void {
  const temporary = `${path}.${process.pid}.part`;
  const file = openSync(temporary, "w");
  for (const part of parts) {
    for (let done = 0; done < part.length; ) done += writeSync(file, part, done);
  }
  closeSync(file);
  renameSync(temporary, path);
}

function makeShard(draw: DrawShard, folder: string, index: number, size: number, seed: number): void {
  const path = join(folder, `shard-${String(index).padStart(5, "0")}`);
  if (existsSync(`${path}.safetensors`)) return;
  const started = performance.now();
  const shardSeed = seed * 100_003 + index;
  const { tensors, captions } = draw(shardSeed, size);
  write(`${path}.json`, [new TextEncoder().encode(JSON.stringify({ seed: shardSeed, captions }))]);
  write(`${path}.safetensors`, safetensors(tensors));
  const seconds = (performance.now() - started) / 1000;
  console.log(`${path}: ${size} panels in ${seconds.toFixed(1)} s, ${(size / seconds).toFixed(0)} a second`);
}

/**
 * Writes shards, by several processes that run this `program` again with `--part`. Shards that are there already are
 * skipped; a shard appears under its name only when it is whole, its texts first.
 */
export async function makeShards(draw: DrawShard, program: string, options: ShardOptions): Promise<void> {
  mkdirSync(options.out, { recursive: true });
  const [first = 0, last = first] = options.shards.split("-").map(Number);
  const { size, workers, seed, part } = options;
  if (part !== undefined || workers === 1) {
    // Worker k of n makes every n-th shard.
    for (let index = first + (part ?? 0); index <= last; index += workers) {
      makeShard(draw, options.out, index, size, seed);
      // The renderer's pictures are given back by finalizers, which run on the event loop only.
      await setImmediate();
    }
    return;
  }
  const ended = Array.from({ length: Math.min(workers, last - first + 1) }, (_, index) => {
    const child = fork(program, [...process.argv.slice(2), "--part", String(index)]);
    return new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ended);
  if (codes.some((code) => code !== 0)) process.exitCode = 1;
}
