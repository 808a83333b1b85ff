import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import onnxProto from "onnx-proto";
import { afterEach, expect, test } from "vitest";
import { openPack, type RgbImage } from "../../../src/pipeline/index.ts";
import { makeReferencePack } from "./reference-pack.ts";

const { onnx } = onnxProto;
const faceRecognition = "face/recognition.onnx";
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function pack(): string {
  const folder = makeReferencePack({ faceRecognition });
  folders.push(folder);
  return folder;
}

/** A face model whose embedding is the mean of 16 x 8 cells of each channel, then zeros: `[1, 3, 112, 112] -> [1, width]`. */
function writeFaceModel(folder: string, width = 512): void {
  const float = onnx.TensorProto.DataType.FLOAT;
  const value = (name: string, shape: number[]) => ({
    name,
    type: { tensorType: { elemType: float, shape: { dim: shape.map((dimValue) => ({ dimValue })) } } },
  });
  const ints = (name: string, numbers: number[]) => ({
    name,
    type: onnx.AttributeProto.AttributeType.INTS,
    ints: numbers,
  });
  const pads = {
    name: "pads",
    dataType: onnx.TensorProto.DataType.INT64,
    dims: [4],
    int64Data: [0, 0, 0, width - 384],
  };
  const bytes = onnx.ModelProto.encode(
    onnx.ModelProto.create({
      irVersion: 8,
      opsetImport: [{ domain: "", version: 17 }],
      graph: {
        name: "face model",
        input: [value("input.1", [1, 3, 112, 112])],
        output: [value("embedding", [1, width])],
        initializer: [pads],
        node: [
          {
            opType: "AveragePool",
            input: ["input.1"],
            output: ["cells"],
            attribute: [ints("kernel_shape", [14, 7]), ints("strides", [14, 7])],
          },
          { opType: "Flatten", input: ["cells"], output: ["flat"] },
          { opType: "Pad", input: ["flat", "pads"], output: ["embedding"] },
        ],
      },
    }),
  ).finish();
  mkdirSync(dirname(join(folder, faceRecognition)), { recursive: true });
  writeFileSync(join(folder, faceRecognition), bytes);
}

/** A face of smooth colours, so that its cells can be reckoned from any of its sizes. */
function face(): RgbImage {
  const data = new Uint8Array(224 * 224 * 3);
  for (let y = 0; y < 224; y++) for (let x = 0; x < 224; x++) data.set([x, y, 255 - (x + y) / 2], (y * 224 + x) * 3);
  return { width: 224, height: 224, data };
}

/** What the face model above sees: channel by channel, 8 rows of 16 cells of 28 x 14 pixels. */
function expectedEmbedding({ data }: RgbImage): Float32Array {
  const sums = new Float32Array(512);
  for (let y = 0; y < 224; y++)
    for (let x = 0; x < 224; x++)
      for (let channel = 0; channel < 3; channel++) {
        const cell = channel * 128 + Math.floor(y / 28) * 16 + Math.floor(x / 14);
        sums[cell]! += (data[(y * 224 + x) * 3 + channel]! - 127.5) / 127.5;
      }
  const length = Math.hypot(...sums);
  return sums.map((sum) => sum / length);
}

const largest = (a: Float32Array, b: Float32Array) => a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i]!)), 0);

test("a pack with a face model computes the faces' embeddings: 112 pixels, RGB, -1 to 1, of length 1", async () => {
  const folder = pack();
  writeFaceModel(folder);
  const maker = await openPack(folder, { threads: 1 });
  const photo = { body: face(), face: face() };
  const { tokens } = await maker.encodeCharacter([photo]);
  const given = await maker.encodeCharacter([{ ...photo, faceEmbedding: expectedEmbedding(face()) }]);
  const other = await maker.encodeCharacter([{ ...photo, faceEmbedding: expectedEmbedding(face()).reverse() }]);
  // Half a pixel between the two ways to shrink is all that remains.
  expect(largest(tokens, given.tokens)).toBeLessThan(0.02 * largest(other.tokens, given.tokens));
  await maker.release();
});

test("without its face model a pack leaves faces out, says so, and tells its identities apart from those with one", async () => {
  const folder = pack();
  const notices: string[] = [];
  const maker = await openPack(folder, { threads: 1, onNotice: (notice) => notices.push(notice) });
  expect(notices.join()).toContain("has no face model");
  const identity = await maker.encodeCharacter([{ body: face(), face: face() }]);
  expect(identity.tokens).toEqual((await maker.encodeCharacter([{ body: face(), face: null }])).tokens);
  const faceOnly = maker.encodeCharacter([{ body: face(), face: face() }], { faceOnly: true });
  await expect(faceOnly).rejects.toThrow("the pack has no face model");
  await maker.release();
  writeFaceModel(folder);
  const withModel = await openPack(folder, { threads: 1 });
  expect(withModel.encoderFingerprint).not.toBe(maker.encoderFingerprint);
  await withModel.release();
});

test("a face model of another width, and a file that is none, are refused in words", async () => {
  const folder = pack();
  writeFaceModel(folder, 400);
  const photo = { body: face(), face: face() };
  const maker = await openPack(folder, { threads: 1 });
  await expect(maker.encodeCharacter([photo])).rejects.toThrow(/embeddings of 512 numbers: this one has 400/);
  await maker.release();
  writeFileSync(join(folder, faceRecognition), "<html>not found</html>");
  const broken = await openPack(folder, { threads: 1 });
  await expect(broken.encodeCharacter([photo])).rejects.toThrow(/face model .*recognition\.onnx cannot be loaded/);
  await broken.release();
});
