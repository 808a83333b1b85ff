import { expect, test } from "vitest";
import { openCheckpoint } from "../../../src/pipeline/checkpoints/open.ts";
import { Weights } from "../../../src/pipeline/checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../../../src/pipeline/graph/graph-builder.ts";
import * as layers from "../../../src/pipeline/graph/layers.ts";
import { floats, REFERENCE, relativeError, run, tensor } from "../networks/support.ts";

/** f(x) by the graph. */
async function apply(
  x: number[],
  shape: number[],
  f: (graph: GraphBuilder, x: Value) => Value,
  rank = shape.length,
): Promise<Float32Array> {
  const graph = new GraphBuilder("layer");
  const input = graph.input("x", "float32", shape);
  graph.output(
    "y",
    f(graph, input),
    Array.from({ length: rank }, (_, i) => `size_${i}`),
  );
  return floats((await run(graph.finish(), { x: tensor(x, shape) })).y);
}

function wave(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 3 * Math.sin(i * 1.7));
}

/** Phi, by the series of erf. */
function normalDistribution(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

test.each<[string, (graph: GraphBuilder, x: Value) => Value, (x: number) => number]>([
  ["silu", layers.silu, (x) => x / (1 + Math.exp(-x))],
  ["gelu", layers.gelu, (x) => x * normalDistribution(x)],
  ["quick gelu", layers.quickGelu, (x) => x / (1 + Math.exp(-1.702 * x))],
])("%s is what its paper says", async (_, layer, formula) => {
  const x = wave(50);
  expect(relativeError(await apply(x, [50], layer), Float32Array.from(x, formula))).toBeLessThan(1e-6);
});

test("group norm normalises each group of channels, then scales each channel", async () => {
  const unet = await openCheckpoint(`${REFERENCE}base/unet/diffusion_pytorch_model.fp16.safetensors`);
  const weights = new Weights(unet, "conv_norm_out.");
  const [gamma, beta] = [unet.read("conv_norm_out.weight"), unet.read("conv_norm_out.bias")];
  const [groups, perGroup, pixels] = [8, 4, 6];
  const x = wave(groups * perGroup * pixels).map((value, i) => value + i / 50);
  const ours = await apply(x, [1, groups * perGroup, 2, 3], (graph, v) =>
    layers.groupNorm(graph, v, weights, groups, 1e-5),
  );
  const expected = x.map((value, i) => {
    const group = Math.floor(i / (perGroup * pixels));
    const members = x.slice(group * perGroup * pixels, (group + 1) * perGroup * pixels);
    const mean = members.reduce((a, b) => a + b) / members.length;
    const variance = members.reduce((a, b) => a + (b - mean) ** 2, 0) / members.length;
    const channel = Math.floor(i / pixels);
    return ((value - mean) / Math.sqrt(variance + 1e-5)) * gamma[channel]! + beta[channel]!;
  });
  expect(relativeError(ours, Float32Array.from(expected))).toBeLessThan(1e-6);
});

test("upsampling repeats pixels, tokens are pixels in rows", async () => {
  expect([...(await apply([1, 2, 3, 4], [1, 1, 2, 2], layers.upsampleNearest))]).toEqual([
    1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4,
  ]);
  expect([...(await apply([1, 2, 3, 4, 5, 6], [1, 2, 1, 3], layers.toTokens, 3))]).toEqual([1, 4, 2, 5, 3, 6]);
  const roundTrip = await apply(wave(12), [1, 2, 2, 3], (graph, x) =>
    layers.fromTokens(graph, layers.toTokens(graph, x), x),
  );
  expect(roundTrip).toEqual(Float32Array.from(wave(12)));
});

test("geglu gates one half of a linear layer's outputs by the other, row by row", async () => {
  const unet = await openCheckpoint(`${REFERENCE}base/unet/diffusion_pytorch_model.fp16.safetensors`);
  const name = "mid_block.attentions.0.transformer_blocks.0.ff.net.0.proj.";
  const [matrix, bias] = [unet.read(`${name}weight`), unet.read(`${name}bias`)];
  const [count, half] = [3, bias.length / 2];
  const width = matrix.length / bias.length;
  const x = wave(count * width);
  const ours = await apply(x, [count, width], (graph, v) => layers.geglu(graph, v, new Weights(unet, name)));
  const expected: number[] = [];
  for (let row = 0; row < count; row++) {
    const output = (i: number) => {
      let sum = bias[i]!;
      for (let j = 0; j < width; j++) sum += x[row * width + j]! * matrix[i * width + j]!;
      return sum;
    };
    for (let i = 0; i < half; i++) {
      const gate = output(half + i);
      expected.push(output(i) * gate * normalDistribution(gate));
    }
  }
  expect(relativeError(ours, Float32Array.from(expected))).toBeLessThan(1e-6);
});

test.each([false, true])("attention per head, causal: %s", async (causal) => {
  const [count, heads, width] = [3, 2, 4];
  const x = wave(count * heads * width);
  const ours = await apply(x, [1, count, heads * width], (graph, v) =>
    layers.multiHeadAttention(graph, [v, v, v], heads, { causal }),
  );
  const at = (token: number, head: number, i: number) => x[(token * heads + head) * width + i]!;
  const expected: number[] = [];
  for (let token = 0; token < count; token++)
    for (let head = 0; head < heads; head++) {
      const scores = Array.from({ length: causal ? token + 1 : count }, (_, other) => {
        let product = 0;
        for (let i = 0; i < width; i++) product += at(token, head, i) * at(other, head, i);
        return Math.exp(product / Math.sqrt(width));
      });
      const total = scores.reduce((a, b) => a + b);
      for (let i = 0; i < width; i++)
        expected.push(scores.reduce((sum, score, other) => sum + (score / total) * at(other, head, i), 0));
    }
  expect(relativeError(ours, Float32Array.from(expected))).toBeLessThan(1e-6);
});
