import { writeFileSync } from "node:fs";
import { zipSync } from "fflate";
import type { TensorToWrite } from "../../../training/convert/safetensors-writer.ts";

/** Tensors of 16 bits as torch.save writes `{"state_dict": {name: tensor}}`: a zip, stored, with a pickle of protocol 2. */
export function writeTorchZip(path: string, tensors: readonly TensorToWrite[]): void {
  const text = (value: string) => {
    const length = Buffer.alloc(5, "X");
    length.writeUInt32LE(value.length, 1);
    return length.toString("latin1") + value;
  };
  const whole = (value: number) => {
    const bytes = Buffer.alloc(5, "J");
    bytes.writeInt32LE(value, 1);
    return bytes.toString("latin1");
  };
  const strides = (shape: readonly number[]) => shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));
  const tuple = (values: readonly number[]) => `(${values.map(whole).join("")}t`;
  const storages: Record<string, Uint8Array> = {};
  let pickle = `\x80\x02}${text("state_dict")}}`;
  for (const [i, { name, shape, data }] of tensors.entries()) {
    storages[`archive/data/${i}`] = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const storage = `(${text("storage")}ctorch\nHalfStorage\n${text(String(i))}${text("cpu")}${whole(data.length)}tQ`;
    const rebuilt = `(${storage}${whole(0)}${tuple(shape)}${tuple(strides(shape))}\x89ccollections\nOrderedDict\n)Rt`;
    pickle += `${text(name)}ctorch._utils\n_rebuild_tensor_v2\n${rebuilt}Rs`;
  }
  const entries = { "archive/data.pkl": Buffer.from(`${pickle}s.`, "latin1"), ...storages };
  writeFileSync(path, zipSync(entries, { level: 0 }));
}
