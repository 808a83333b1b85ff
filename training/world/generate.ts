import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeShards } from "../drawing/shard-files.ts";
import { describe } from "./labels.ts";
import { drawShard } from "./shard.ts";

/**
 * Draws shards of the world:
 *   node training/world/generate.ts --out DIR --shards 0-31 [--size 1000] [--workers 16] [--seed 0]
 *   node training/world/generate.ts --describe > labels.json
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

if (values.describe) console.log(JSON.stringify(describe(), null, 1));
else if (!values.out) throw new Error("say where to: --out DIR");
else
  await makeShards(drawShard, fileURLToPath(import.meta.url), {
    out: values.out,
    shards: values.shards,
    size: Number(values.size),
    workers: Number(values.workers),
    seed: Number(values.seed),
    part: values.part === undefined ? undefined : Number(values.part),
  });
