/**
 * A pack of SDXL's arrangement with random weights: `node bench/random-pack.ts FOLDER [TIMES]`.
 *
 * It is the small reference of test/fixtures with a UNet and an adapter that are TIMES as wide (12 by default: about
 * 0.5 GB in 16 bits). What it draws means nothing; how long it takes to open and to build does.
 */
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Checkpoint } from "../src/pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint } from "../src/pipeline/checkpoints/open.ts";

const REFERENCE = join(import.meta.dirname, "../test/fixtures/storymaker-small");
const UNET = "base/unet/diffusion_pytorch_model.fp16.safetensors";
/** Latents' channels and what SDXL's added embedding reads: given by other networks. */
const FIXED = new Set([4, 80]);

const [folder, times = "12"] = parseArgs({ allowPositionals: true }).positionals;
if (!folder) throw new Error("usage: node bench/random-pack.ts FOLDER [TIMES]");
const factor = Number(times);

mkdirSync(folder, { recursive: true });
for (const part of ["base", "image_encoder"]) cpSync(join(REFERENCE, part), join(folder, part), { recursive: true });
const configPath = join(folder, "base/unet/config.json");
const config = JSON.parse(readFileSync(configPath, "utf8")) as { block_out_channels: number[] };
const channels = config.block_out_channels.map((count) => count * factor);
const heads = channels.map((count) => Math.max(1, count / 64));
writeFileSync(configPath, JSON.stringify({ ...config, block_out_channels: channels, attention_head_dim: heads }));
write(join(folder, UNET), await openCheckpoint(join(REFERENCE, UNET)), widerUNet);
write(join(folder, "adapter.safetensors"), await openCheckpoint(join(REFERENCE, "mask.bin")), widerAdapter);
const pack = {
  ...{ name: "random", method: "storymaker", textEncoder: { type: "clip" }, imageEncoder: { folder: "image_encoder" } },
  ...{ base: "base", adapter: "adapter.safetensors", faceEmbedding: "arcface", loraScale: 0.8, licences: [] },
  defaults: { width: 256, height: 256, steps: 4, guidanceScale: 7.5 },
};
writeFileSync(join(folder, "pack.json"), JSON.stringify(pack));

function widerUNet(name: string, shape: readonly number[]): number[] {
  // Keys and values are made of the text, which stays as wide as it is.
  const read = /attn2\.to_[kv]\.weight$/.test(name) ? 1 : 2;
  return shape.map((size, i) => (i < read && !FIXED.has(size) ? size * factor : size));
}

function widerAdapter(name: string, shape: readonly number[]): number[] {
  const attention = /^ip_adapter\.(\d+)\.to_(\w+?)_(ip|lora\.\w+)\.weight$/.exec(name);
  if (!attention) return [...shape];
  const [, position, , part] = attention;
  // Every other attention looks at the text.
  const ofContext = part === "ip" || (part === "lora.down" && /to_[kv]_/.test(name) && Number(position) % 2 === 1);
  return shape.map((size, i) => (i === 1 && ofContext ? size : size * factor));
}

/** Tensors of 16 bits, one at a time. */
function write(
  path: string,
  { tensors }: Checkpoint,
  wider: (name: string, shape: readonly number[]) => number[],
): void {
  const table = Float16Array.from({ length: 1 << 20 }, () => Math.random() - 0.5);
  const header: Record<string, object> = {};
  const shapes = [...tensors.values()].map(({ name, shape }) => ({ name, shape: wider(name, shape) }));
  const count = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
  let end = 0;
  for (const { name, shape } of shapes) {
    const begin = end;
    end += 2 * count(shape);
    header[name] = { dtype: "F16", shape, data_offsets: [begin, end] };
  }
  const json = Buffer.from(JSON.stringify(header));
  const padding = Buffer.alloc((8 - (json.length % 8)) % 8, " ");
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length + padding.length));
  const file = openSync(path, "w");
  for (const part of [length, json, padding]) writeSync(file, part);
  for (const { name, shape } of shapes) {
    // As networks begin: norms do nothing, other numbers shrink with how many are added up.
    const scale = 2 / Math.sqrt(count(shape.slice(1)));
    const isNorm = /norm[^.]*\.weight$/.test(name);
    const block = table.map((number) => (isNorm ? 1 : number * scale));
    for (let left = count(shape); left > 0; left -= block.length)
      writeSync(file, new Uint8Array(block.buffer, 0, 2 * Math.min(left, block.length)));
  }
  closeSync(file);
}
