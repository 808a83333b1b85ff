import { writeFileSync } from "node:fs";
import type { DType } from "../../src/pipeline/checkpoints/checkpoint.ts";

export interface TensorToWrite {
  name: string;
  dtype: DType;
  shape: readonly number[];
  data: Float32Array | Float16Array | Int8Array | Uint8Array;
}

/** Writes a .safetensors file (https://huggingface.co/docs/safetensors). Widest formats first, so that all are aligned. */
export function writeSafetensors(path: string, tensors: readonly TensorToWrite[]): void {
  const sorted = [...tensors].sort((a, b) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const header: Record<string, object> = { __metadata__: { format: "pt" } };
  let end = 0;
  for (const { name, dtype, shape, data } of sorted) {
    header[name] = { dtype, shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const json = Buffer.from(JSON.stringify(header));
  const padding = Buffer.alloc((8 - (json.length % 8)) % 8, " ");
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length + padding.length));
  const parts = sorted.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  writeFileSync(path, Buffer.concat([length, json, padding, ...parts]));
}
