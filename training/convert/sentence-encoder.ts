/**
 * Makes a pack's text encoder of a BertModel as transformers saves it (here sentence-transformers/all-MiniLM-L6-v2):
 *
 *     node training/convert/sentence-encoder.ts FOLDER_OF_THE_MODEL models/storybook/text_encoder
 *
 * Matrices become 8-bit integers with one 16-bit scale a row, the rest (position embeddings too, which add to every
 * token) 16-bit floats: 91 MB -> 23 MB.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { openNetworkFolder } from "../../src/pipeline/checkpoints/open.ts";
import { type TensorToWrite, writeSafetensors } from "./safetensors-writer.ts";

const [source, target] = process.argv.slice(2);
if (!source || !target) throw new Error("usage: node training/convert/sentence-encoder.ts SOURCE TARGET");

/** Rows of 8-bit integers: row r is `scale[r]` times them. The scale is rounded first, so that the integers fit it. */
function quantizeRows(numbers: Float32Array, rows: number): { integers: Int8Array; scale: Float16Array } {
  const width = numbers.length / rows;
  const integers = new Int8Array(numbers.length);
  const scale = new Float16Array(rows);
  for (let r = 0; r < rows; r++) {
    const row = numbers.subarray(r * width, (r + 1) * width);
    scale[r] = row.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127;
    const step = scale[r] || 1;
    for (let i = 0; i < width; i++) integers[r * width + i] = Math.max(-127, Math.min(127, Math.round(row[i]! / step)));
  }
  return { integers, scale };
}

const { checkpoint } = await openNetworkFolder(source);
const tensors: TensorToWrite[] = [];
for (const { name, shape } of checkpoint.tensors.values()) {
  // Not used: positions are counted, and the sentence's embedding is a mean, not BERT's pooler.
  if (name.endsWith("position_ids") || name.includes("pooler.")) continue;
  const numbers = checkpoint.read(name);
  if (shape.length === 2 && !/(position|token_type)_embeddings/.test(name)) {
    const { integers, scale } = quantizeRows(numbers, shape[0]!);
    tensors.push({ name, dtype: "I8", shape, data: integers });
    tensors.push({ name: `${name}.scale`, dtype: "F16", shape: [shape[0]!], data: scale });
  } else tensors.push({ name, dtype: "F16", shape, data: Float16Array.from(numbers) });
}
mkdirSync(target, { recursive: true });
writeSafetensors(join(target, "model.safetensors"), tensors);
for (const name of ["config.json", "tokenizer.json", "tokenizer_config.json"])
  copyFileSync(join(source, name), join(target, name));
