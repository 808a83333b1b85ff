import onnxProto from "onnx-proto";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { onDevice } from "../../../src/pipeline/devices/dialect.ts";
import { GraphBuilder } from "../../../src/pipeline/graph/graph-builder.ts";
import { normalNoise } from "../../../src/pipeline/sampling/noise.ts";
import { relativeError } from "../networks/support.ts";

const [BATCH, QUERIES, KEYS, HEADS, WIDTH] = [2, 6, 9, 3, 8];

function operators(bytes: Uint8Array): (string | null | undefined)[] {
  return onnxProto.onnx.ModelProto.decode(bytes).graph!.node!.map(({ opType }) => opType);
}

/** Attention of noise, one node as graphs are written. */
function attention({ causal = false, padded = false } = {}) {
  const keys = causal ? QUERIES : KEYS;
  const graph = new GraphBuilder("attention");
  const inputs = (["q", "k", "v"] as const).map((name) => graph.input(name, "float32", ["batch", name, HEADS * WIDTH]));
  const mask = padded ? graph.input("mask", "int32", ["batch", "k"]) : undefined;
  const attended = graph.add("com.microsoft.MultiHeadAttention", [...inputs, undefined, mask], {
    num_heads: HEADS,
    ...(causal ? { unidirectional: 1 } : {}),
  });
  graph.output("y", attended, ["batch", "q", HEADS * WIDTH]);
  const noise = (seed: number, count: number) => {
    const shape = [BATCH, count, HEADS * WIDTH];
    return new Tensor("float32", normalNoise(seed, BATCH * count * HEADS * WIDTH), shape);
  };
  const feeds = { q: noise(1, QUERIES), k: noise(2, keys), v: noise(3, keys) };
  const isReal = Int32Array.from({ length: BATCH * keys }, (_, i) => (i % keys < 5 + Math.floor(i / keys) ? 1 : 0));
  return {
    model: graph.finish(),
    feeds: { ...feeds, ...(padded ? { mask: new Tensor("int32", isReal, [BATCH, keys]) } : {}) },
  };
}

test.each([{}, { causal: true }, { padded: true }])(
  "attention written out is the same attention: %o",
  async (options) => {
    const { model, feeds } = attention(options);
    const run = async (bytes: Uint8Array) => {
      const session = await InferenceSession.create(bytes);
      const { y } = await session.run(feeds);
      await session.release();
      return y!.data as Float32Array;
    };
    const plain = onDevice(model, "webgpu").bytes;
    expect(operators(model.bytes)).toContain("MultiHeadAttention");
    expect(operators(plain)).not.toContain("MultiHeadAttention");
    expect(relativeError(await run(plain), await run(model.bytes))).toBeLessThan(1e-6);
  },
);

test("where attention is trusted the graph stays as it is, for what was built of it", () => {
  const { model } = attention();
  for (const device of ["cpu", "cuda"] as const)
    expect(onDevice(model, device)).toEqual({ bytes: model.bytes, provider: device });
});
