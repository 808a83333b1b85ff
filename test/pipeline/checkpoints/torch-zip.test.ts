import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { CheckpointError } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint } from "../../../src/pipeline/checkpoints/open.ts";

const MASK = fileURLToPath(new URL("../../fixtures/storymaker-small/mask.bin", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "torch-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A pickle from its instructions: strings are taken byte by byte, numbers as bytes. */
function pickle(...parts: (string | number)[]): Uint8Array {
  return Buffer.concat([
    Buffer.from([0x80, 2]),
    ...parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from([part]))),
    Buffer.from("."),
  ]);
}

function unicode(text: string): string {
  return `X${String.fromCharCode(text.length)}\0\0\0${text}`;
}

/** BINPERSID of ("storage", torch.FloatStorage, "0", "cpu", 4) */
const STORAGE = `(${unicode("storage")}ctorch\nFloatStorage\n${unicode("0")}${unicode("cpu")}K\x04tQ`;

/** _rebuild_tensor_v2(storage, start, shape, strides, False, OrderedDict()) */
function tensor(start: number, shape: string, strides: string): string {
  const rest = `K${String.fromCharCode(start)}${shape}${strides}\x89ccollections\nOrderedDict\n)Rt`;
  return `ctorch._utils\n_rebuild_tensor_v2\n(${STORAGE}${rest}R`;
}

function dictionary(value: string): Uint8Array {
  return pickle(`}${unicode("a")}${value}s`);
}

function save(data: Uint8Array, extra: Record<string, Uint8Array> = {}, level: 0 | 6 = 0): string {
  const path = join(folder, "model.bin");
  const numbers = new Uint8Array(new Float32Array([1, 2, 3, 4]).buffer);
  writeFileSync(path, zipSync({ "model/data.pkl": data, "model/data/0": numbers, ...extra }, { level }));
  return path;
}

test("the adapter as its authors save it", async () => {
  const checkpoint = await openCheckpoint(MASK);
  expect(checkpoint.tensors.size).toBe(419);
  const entry = checkpoint.get("ip_adapter.1.to_k_ip.weight");
  expect(entry).toMatchObject({ dtype: "F16", shape: [32, 64] });
  const numbers = checkpoint.read("ip_adapter.1.to_k_ip.weight");
  expect(numbers).toHaveLength(32 * 64);
  const bytes = readFileSync(MASK).subarray(entry.offset, entry.offset + entry.length);
  expect(numbers[5]).toBe(new DataView(bytes.buffer, bytes.byteOffset).getFloat16(10, true));
});

test("a view of a storage, and a parameter", async () => {
  const view = await openCheckpoint(save(dictionary(tensor(1, "K\x01K\x02\x86", "K\x02K\x01\x86"))));
  expect(view.get("a").shape).toEqual([1, 2]);
  expect(view.read("a")).toEqual(new Float32Array([2, 3]));
  const inner = tensor(0, "K\x04\x85", "K\x01\x85");
  const parameter = `ctorch._utils\n_rebuild_parameter\n(${inner}\x89ccollections\nOrderedDict\n)RtR`;
  expect((await openCheckpoint(save(dictionary(parameter)))).read("a")).toEqual(new Float32Array([1, 2, 3, 4]));
});

describe("a pickle that wants more than tensors is refused, and nothing of it runs", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["os.system", pickle(`cos\nsystem\n${unicode("echo")}\x85R`), /Python object os\.system/],
    ["builtins.eval", pickle(`c__builtin__\neval\n${unicode("1")}\x85R`), /__builtin__\.eval/],
    ["another function of torch", pickle("ctorch.hub\nload\n)R"), /torch\.hub\.load/],
    ["a name that JavaScript's objects know", pickle("ctorch\nconstructor\n)R"), /torch\.constructor/],
    ["OBJ", pickle("(ccollections\nOrderedDict\no"), /instruction 0x6f/],
    ["INST", pickle("(ios\nsystem\n"), /instruction 0x69/],
    ["NEWOBJ", pickle("ccollections\nOrderedDict\n)\x81"), /instruction 0x81/],
    ["STACK_GLOBAL", pickle(`${unicode("os")}${unicode("system")}\x93`), /instruction 0x93/],
    ["EXT1", pickle("\x82\x01"), /instruction 0x82/],
    ["a call of a value", pickle(`${unicode("a")})R`), /no function/],
    ["attributes of a tensor", dictionary(`${tensor(0, "K\x01\x85", "K\x01\x85")}}b`), /attributes/],
  ])("%s", async (_, data, message) => {
    const opening = openCheckpoint(save(data));
    await expect(opening).rejects.toThrow(CheckpointError);
    await expect(opening).rejects.toThrow(message);
  });
});

describe("a damaged file is refused", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["cut short", pickle("X\xff\0\0\0abc").subarray(0, 9), /ends in the middle/],
    ["nothing on the stack", pickle("R"), /no value|none/],
    ["a mark that never was", pickle("t"), /never began/],
    ["an unknown memo", pickle("h\x05"), /never made/],
    ["a tensor larger than its storage", dictionary(tensor(0, "K\x05\x85", "K\x01\x85")), /larger than what is stored/],
    ["a transposed tensor", dictionary(tensor(0, "K\x02K\x02\x86", "K\x01K\x02\x86")), /contiguous/],
    ["a tensor without a storage", dictionary("ctorch._utils\n_rebuild_tensor_v2\n)R"), /without a storage/],
    ["another protocol", Buffer.from([0x80, 4, 0x7d, 0x2e]), /protocol 2/],
    ["a dictionary in itself", pickle(`}q\0${unicode("a")}h\0s`), /twice/],
  ])("%s", async (_, data, message) => {
    const opening = openCheckpoint(save(data));
    await expect(opening).rejects.toThrow(CheckpointError);
    await expect(opening).rejects.toThrow(message);
  });

  test("compressed, without a pickle, without its numbers, big-endian, half a zip", async () => {
    const good = dictionary(tensor(0, "K\x04\x85", "K\x01\x85"));
    await expect(openCheckpoint(save(Buffer.concat([good, new Uint8Array(500)]), {}, 6))).rejects.toThrow(/compressed/);
    const big = { "model/byteorder": new TextEncoder().encode("big") };
    await expect(openCheckpoint(save(good, big))).rejects.toThrow(/big-endian/);

    const path = join(folder, "other.bin");
    writeFileSync(path, zipSync({ "a.txt": new Uint8Array(3) }, { level: 0 }));
    await expect(openCheckpoint(path)).rejects.toThrow(/not written by torch\.save/);
    writeFileSync(path, zipSync({ "m/data.pkl": good }, { level: 0 }));
    await expect(openCheckpoint(path)).rejects.toThrow(/are missing/);
    writeFileSync(path, readFileSync(MASK).subarray(0, 100_000));
    await expect(openCheckpoint(path)).rejects.toThrow(/download complete/);
  });

  test("the adapter with any one byte of its pickle changed never fails in another way", async () => {
    const original = readFileSync(MASK);
    const start = original.indexOf(Buffer.from([0x80, 2, 0x7d]));
    const path = join(folder, "flipped.bin");
    for (let i = 0; i < 30; i++) {
      const changed = Buffer.from(original);
      const position = start + ((i * 1147) % 40_000);
      changed[position] = changed[position]! ^ (1 << (i % 8));
      writeFileSync(path, changed);
      const error = await openCheckpoint(path).catch((e: unknown) => e);
      if (error instanceof Error) expect(error).toBeInstanceOf(CheckpointError);
    }
  });
});
