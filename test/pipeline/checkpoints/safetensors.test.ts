import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CheckpointError } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";

const folder = mkdtempSync(join(tmpdir(), "safetensors-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, header: unknown, data: Uint8Array = new Uint8Array()): string {
  const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const length = new BigUint64Array([BigInt(json.length)]);
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([new Uint8Array(length.buffer), json, data]));
  return path;
}

function bytesOf(numbers: ArrayBufferView): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

describe("a good file", () => {
  test.each([
    ["F32", bytesOf(new Float32Array([1.5, -2]))],
    ["F64", bytesOf(new Float64Array([1.5, -2]))],
    ["F16", bytesOf(new Float16Array([1.5, -2]))],
    ["BF16", bytesOf(new Uint16Array([0x3fc0, 0xc000]))],
  ])("gives %s as floats", async (dtype, data) => {
    const path = write("floats", { a: { dtype, shape: [2], data_offsets: [0, data.length] } }, data);
    expect((await openCheckpoint(path)).read("a")).toEqual(new Float32Array([1.5, -2]));
  });

  test.each([
    ["I64", bytesOf(new BigInt64Array([7n, -2n]))],
    ["I32", bytesOf(new Int32Array([7, -2]))],
    ["I16", bytesOf(new Int16Array([7, -2]))],
    ["I8", bytesOf(new Int8Array([7, -2]))],
  ])("gives %s as floats", async (dtype, data) => {
    const path = write("integers", { a: { dtype, shape: [2, 1], data_offsets: [0, data.length] } }, data);
    expect((await openCheckpoint(path)).read("a")).toEqual(new Float32Array([7, -2]));
  });

  test("says where each tensor lies, wherever that is", async () => {
    const header = {
      __metadata__: { format: "pt" },
      b: { dtype: "U8", shape: [1], data_offsets: [8, 9] },
      a: { dtype: "F32", shape: [1, 2], data_offsets: [0, 8] },
      empty: { dtype: "F32", shape: [0, 4], data_offsets: [9, 9] },
    };
    const checkpoint = await openCheckpoint(write("several", header, new Uint8Array(9)));
    const start = 8 + JSON.stringify(header).length;
    expect(checkpoint.get("a")).toMatchObject({ shape: [1, 2], offset: start, length: 8 });
    expect(checkpoint.get("b")).toMatchObject({ dtype: "U8", offset: start + 8, length: 1 });
    expect(checkpoint.read("empty")).toHaveLength(0);
    expect(() => checkpoint.get("c")).toThrow(/no tensor named "c"/);
  });
});

describe("a file that lies", () => {
  const tensor = { dtype: "F32", shape: [1], data_offsets: [0, 4] };
  test.each<[string, unknown, RegExp]>([
    ["overlapping tensors", { a: tensor, b: tensor }, /"a" and "b" overlap/],
    ["a tensor beyond the end", { a: { ...tensor, data_offsets: [8, 12] } }, /download complete/],
    ["a size that is not the shape's", { a: { ...tensor, shape: [2] } }, /do not fit F32 \[2\]/],
    ["a shape whose size overflows", { a: { ...tensor, shape: [2 ** 40, 2 ** 40] } }, /do not fit/],
    ["a negative size", { a: { ...tensor, shape: [-1] } }, /"a"/],
    ["offsets in the wrong order", { a: { ...tensor, data_offsets: [4, 0] } }, /do not fit/],
    ["an unknown number format", { a: { ...tensor, dtype: "F8_E4M3" } }, /dtype/],
    ["no object as its header", [1, 2], /not an object/],
    ["no JSON as its header", "{oh", /not JSON/],
  ])("with %s is refused", async (_, header, message) => {
    const opening = openCheckpoint(write("bad", header, new Uint8Array(4)));
    await expect(opening).rejects.toThrow(CheckpointError);
    await expect(opening).rejects.toThrow(message);
  });

  test("about the length of its header is refused before anything is allocated", async () => {
    const path = join(folder, "huge");
    writeFileSync(path, new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 123, 125]));
    await expect(openCheckpoint(path)).rejects.toThrow(/not a safetensors file/);
    writeFileSync(path, new Uint8Array(3));
    await expect(openCheckpoint(path)).rejects.toThrow(CheckpointError);
  });
});

test("a tensor's name may be anything, even a name that JavaScript's objects know", async () => {
  const header = '{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}';
  const checkpoint = await openCheckpoint(write("proto", header, new Uint8Array([3])));
  expect(checkpoint.read("__proto__")).toEqual(new Float32Array([3]));
  expect(checkpoint.has("constructor")).toBe(false);
});

test("shards are one checkpoint, and stay in their folder", async () => {
  const one = { dtype: "U8", shape: [1], data_offsets: [0, 1] };
  write("model-1.safetensors", { a: one }, new Uint8Array([1]));
  write("model-2.safetensors", { b: one }, new Uint8Array([2]));
  const index = join(folder, "model.safetensors.index.json");
  writeFileSync(index, JSON.stringify({ weight_map: { a: "model-1.safetensors", b: "model-2.safetensors" } }));
  writeFileSync(join(folder, "config.json"), "{}");
  const { checkpoint } = await openNetworkFolder(folder);
  expect([...checkpoint.read("a"), ...checkpoint.read("b")]).toEqual([1, 2]);
  writeFileSync(index, JSON.stringify({ weight_map: { a: "../elsewhere.safetensors" } }));
  await expect(openCheckpoint(index)).rejects.toThrow(/outside its folder/);
});

test("a folder without a configuration or weights says what is missing", async () => {
  const empty = mkdtempSync(join(folder, "empty-"));
  await expect(openNetworkFolder(empty)).rejects.toThrow(/config\.json/);
  writeFileSync(join(empty, "config.json"), "{}");
  await expect(openNetworkFolder(empty)).rejects.toThrow(/no weights here/);
  await expect(openCheckpoint(join(empty, "nothing"))).rejects.toThrow(/no such file/);
});
