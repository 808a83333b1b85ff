import { closeSync, openSync, writeSync } from "node:fs";
import type { TensorList } from "./tensor-list.ts";

/** Writes a .safetensors file of random numbers in 16 bits, a tensor at a time. @returns its bytes */
export function writeRandomCheckpoint(path: string, { shapes }: TensorList): number {
  const count = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
  const header: Record<string, object> = {};
  let end = 0;
  for (const [name, shape] of shapes) {
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
  const table = Float32Array.from({ length: 1 << 18 }, () => 2 * Math.random() - 1);
  const blocks = new Map<number, Float16Array>();
  for (const [name, shape] of shapes) {
    // As networks begin: norms do nothing, other numbers shrink with how many are added up.
    const scale = 1 / Math.sqrt(count(shape.slice(1)));
    const isNorm = /(norm\w*|\.1\.0|layers\.\d+\.1\.0)\.weight$/.test(name);
    const block = isNorm
      ? new Float16Array(count(shape)).fill(1)
      : (blocks.get(scale) ?? Float16Array.from(table, (number) => number * scale));
    if (!isNorm) blocks.set(scale, block);
    for (let left = count(shape); left > 0; left -= block.length)
      writeSync(file, new Uint8Array(block.buffer, 0, 2 * Math.min(left, block.length)));
  }
  closeSync(file);
  return end;
}
