import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Checkpoint, type DType } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint } from "../../../src/pipeline/checkpoints/open.ts";
import { float } from "../../../src/pipeline/graph/attributes.ts";
import { GraphBuilder } from "../../../src/pipeline/graph/graph-builder.ts";
import { transposed } from "../../../src/pipeline/graph/layers.ts";
import type { GraphModel } from "../../../src/pipeline/graph/model.ts";
import { floats, REFERENCE, run, tensor } from "../networks/support.ts";

const folder = mkdtempSync(join(tmpdir(), "graph-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A checkpoint of one tensor "w" at an odd offset of a file of its own. */
function checkpointOf(
  numbers: ArrayBufferView,
  dtype: DType,
  shape: number[],
  file = join(folder, "w.bin"),
): Checkpoint {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  writeFileSync(file, Buffer.concat([new Uint8Array(7), bytes]));
  return new Checkpoint([file], [{ name: "w", dtype, shape, file, offset: 7, length: bytes.length }]);
}

/** y = x + w */
function adding(checkpoint: Checkpoint): GraphModel {
  const graph = new GraphBuilder("adding");
  const x = graph.input("x", "float32", ["n"]);
  graph.output("y", graph.add("Add", [x, graph.weight(checkpoint.get("w"))]), ["n"]);
  return graph.finish();
}

const ZEROS = tensor([0, 0], [2]);

describe("weights in files", () => {
  test.each<[DType, ArrayBufferView]>([
    ["F32", new Float32Array([1.5, -2])],
    ["F16", new Float16Array([1.5, -2])],
    ["BF16", new Uint16Array([0x3fc0, 0xc000])],
    ["F64", new Float64Array([1.5, -2])],
  ])("in %s are read where they lie", async (dtype, numbers) => {
    const model = adding(checkpointOf(numbers, dtype, [2]));
    expect(model.folder).toBe(folder);
    expect([...floats((await run(model, { x: ZEROS })).y)]).toEqual([1.5, -2]);
  });

  test("are not copied into the graph", async () => {
    const model = adding(checkpointOf(new Float32Array(100_000), "F32", [100_000]));
    expect(model.bytes.length).toBeLessThan(1000);
  });

  test("that are gone since they were looked at are said to be", async () => {
    const file = join(folder, "gone.bin");
    const model = adding(checkpointOf(new Float32Array([1]), "F32", [1], file));
    rmSync(file);
    await expect(run(model, { x: ZEROS })).rejects.toThrow(/adding \(weights in .*gone\.bin/s);
  });

  test("can be seen in another shape, or in part", async () => {
    const checkpoint = checkpointOf(new Float16Array([1, 2, 3, 4, 5, 6]), "F16", [3, 2]);
    const graph = new GraphBuilder("views");
    const x = graph.input("x", "float32", [1, 2]);
    const rows = graph.weight(checkpoint.get("w"), { rows: [1, 3] });
    graph.output("rows", graph.add("MatMul", [x, transposed(graph, rows)]), [1, 2]);
    const flat = graph.weight(checkpoint.get("w"), { shape: [1, 6] });
    graph.output("flat", graph.add("Add", [flat, graph.constant("float32", [0])]), [1, 6]);
    const output = await run(graph.finish(), { x: tensor([1, 10], [1, 2]) });
    expect([...floats(output.rows)]).toEqual([43, 65]);
    expect([...floats(output.flat)]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("may lie in several folders, behind links as download caches make them", async () => {
    const [here, there] = ["here", "there"].map((name) => join(folder, name));
    mkdirSync(here!);
    mkdirSync(join(there!, "blobs"), { recursive: true });
    copyFileSync(`${REFERENCE}mask.bin`, join(there!, "blobs", "abc"));
    symlinkSync(join(there!, "blobs", "abc"), join(here!, "mask.bin"));
    const linked = await openCheckpoint(join(here!, "mask.bin"));
    const other = checkpointOf(new Float32Array([1]), "F32", [1], join(here!, "w.bin"));

    const graph = new GraphBuilder("several");
    const bias = graph.weight(linked.get("image_proj_model.norm.bias"));
    graph.output("y", graph.add("Add", [bias, graph.weight(other.get("w"))]), [64]);
    const model = graph.finish();
    expect(model.folder).toBe(folder);
    const expected = linked.read("image_proj_model.norm.bias").map((value) => value + 1);
    expect(floats((await run(model, {})).y)).toEqual(expected);
  });

  test("on the far side of the disk are found from its root", async () => {
    const fixture = await openCheckpoint(`${REFERENCE}mask.bin`);
    const other = checkpointOf(new Float32Array([1]), "F32", [1]);
    const graph = new GraphBuilder("far");
    const bias = graph.weight(fixture.get("image_proj_model.norm.bias"));
    graph.output("y", graph.add("Add", [bias, graph.weight(other.get("w"))]), [64]);
    expect(floats((await run(graph.finish(), {})).y)).toHaveLength(64);
  });
});

test("an optional input is left out, attributes keep their kinds", async () => {
  const graph = new GraphBuilder("attributes");
  const x = graph.input("x", "float32", ["n"]);
  const clipped = graph.add("Clip", [x, undefined, graph.constant("float32", [1], [])]);
  graph.output("clipped", clipped, ["n"]);
  graph.output("leaky", graph.add("LeakyRelu", [x], { alpha: float(1) }), ["n"]);
  const output = await run(graph.finish(), { x: tensor([-3, 3], [2]) });
  expect([...floats(output.clipped)]).toEqual([-3, 1]);
  expect([...floats(output.leaky)]).toEqual([-3, 3]);
});

test("the same constant or weight is written once", () => {
  const graph = new GraphBuilder("once");
  const checkpoint = checkpointOf(new Float16Array([1, 2]), "F16", [2]);
  expect(graph.constant("int64", [1, 2])).toBe(graph.constant("int64", [1, 2]));
  expect(graph.constant("int64", [1])).not.toBe(graph.constant("int64", [1], []));
  expect(graph.weight(checkpoint.get("w"))).toBe(graph.weight(checkpoint.get("w")));
});
