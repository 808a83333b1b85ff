import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeShards } from "../drawing/shard-files.ts";
import { describe } from "./labels.ts";
import { drawShard } from "./shard.ts";

/**
 * Draws shards of the picture book:
 *   node training/picture-book/generate.ts --out DIR --shards 0-31 [--side 256] [--size 1000] [--workers 2] [--seed 0]
 *   node training/picture-book/generate.ts --describe > labels.json
 */
const { values } = parseArgs({
  options: {
    out: { type: "string" },
    shards: { type: "string", default: "0-0" },
    side: { type: "string", default: "256" },
    size: { type: "string", default: "1000" },
    workers: { type: "string", default: "1" },
    seed: { type: "string", default: "0" },
    describe: { type: "boolean", default: false },
    part: { type: "string" },
  },
});

if (values.describe) console.log(JSON.stringify(describe(), null, 1));
else if (!values.out) throw new Error("say where to: --out DIR");
else
  await makeShards((seed, size) => drawShard(seed, size, Number(values.side)), fileURLToPath(import.meta.url), {
    out: values.out,
    shards: values.shards,
    size: Number(values.size),
    workers: Number(values.workers),
    seed: Number(values.seed),
    part: values.part === undefined ? undefined : Number(values.part),
  });
