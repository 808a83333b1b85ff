import type { TensorEntry } from "../checkpoints/checkpoint.ts";
import type { Weights } from "../checkpoints/weights.ts";
import { float } from "./attributes.ts";
import type { GraphBuilder, TensorView, Value } from "./graph-builder.ts";

/** A [out, in] matrix as [in, out], turned round once, when onnxruntime loads the graph. */
export function transposed(graph: GraphBuilder, matrix: Value): Value {
  return graph.once(`transposed ${matrix}`, () => graph.add("Transpose", [matrix], { perm: [1, 0] }));
}

/** x W^T, without a bias. x [..., in] -> [..., out]. */
export function project(graph: GraphBuilder, x: Value, weight: TensorEntry, view: TensorView = {}): Value {
  return graph.add("MatMul", [x, transposed(graph, graph.weight(weight, view))]);
}

/** x W^T + b, the bias where there is one. x [..., in] -> [..., out]. A 1x1 convolution's weight is such a matrix too. */
export function linear(graph: GraphBuilder, x: Value, weights: Weights): Value {
  const weight = weights.get("weight");
  const y = project(graph, x, weight, { shape: weight.shape.slice(0, 2) });
  return weights.has("bias") ? graph.add("Add", [y, graph.weight(weights.get("bias"))]) : y;
}

/**
 * x W^T + b, the bias where there is one, of tokens as rows, x [N, in] -> [N, out]. One operator adds the bias as it
 * multiplies and reads the weight as it is stored: `linear` takes another pass over the data and, while a graph is loaded,
 * twice the memory.
 */
export function gemm(graph: GraphBuilder, x: Value, weight: Value, bias?: Value): Value {
  return graph.add("Gemm", [x, weight, bias], { transB: 1 });
}

/** x * W + b over [B, C, H, W], "same" padding for odd kernels at stride 1. */
export function conv2d(
  graph: GraphBuilder,
  x: Value,
  weights: Weights,
  {
    stride = 1,
    pads,
  }: { stride?: number; pads?: readonly [top: number, left: number, bottom: number, right: number] } = {},
): Value {
  const weight = weights.get("weight");
  const [, , height = 1, width = 1] = weight.shape;
  const [top, left] = [(height - 1) >> 1, (width - 1) >> 1];
  const bias = weights.has("bias") ? graph.weight(weights.get("bias")) : undefined;
  return graph.add("Conv", [x, graph.weight(weight), bias], {
    kernel_shape: [height, width],
    strides: [stride, stride],
    pads: pads ?? [top, left, top, left],
  });
}

/** (x - mean) / sqrt(var + epsilon) * gamma + beta over the last axis (arXiv 1607.06450). */
export function layerNorm(graph: GraphBuilder, x: Value, weights: Weights, epsilon: number): Value {
  const [gamma, beta] = [graph.weight(weights.get("weight")), graph.weight(weights.get("bias"))];
  return graph.add("LayerNormalization", [x, gamma, beta], { axis: -1, epsilon: float(epsilon) });
}

/**
 * Group normalisation (arXiv 1803.08494) of x [B, C, ...].
 *
 * Written as an instance norm over groups and a batch norm that does nothing but scale and shift: on the CPU that is
 * twice as fast as the GroupNormalization operator, which onnxruntime takes apart into a dozen passes over the data.
 */
export function groupNorm(graph: GraphBuilder, x: Value, weights: Weights, groups: number, epsilon: number): Value {
  const channels = weights.get("weight").shape[0]!;
  const list = (value: number, count: number) => graph.constant("float32", Array<number>(count).fill(value));
  const grouped = graph.add("Reshape", [x, graph.constant("int64", [0, groups, -1])]);
  const normed = graph.add("InstanceNormalization", [grouped, list(1, groups), list(0, groups)], {
    epsilon: float(epsilon),
  });
  const [gamma, beta] = [graph.weight(weights.get("weight")), graph.weight(weights.get("bias"))];
  return graph.add(
    "BatchNormalization",
    [graph.add("Reshape", [normed, shapeOf(graph, x)]), gamma, beta, list(0, channels), list(1, channels)],
    { epsilon: float(0) },
  );
}

export function shapeOf(graph: GraphBuilder, x: Value): Value {
  return graph.once(`shape ${x}`, () => graph.add("Shape", [x]));
}

/** x sigmoid(x) (arXiv 1702.03118): the one-parameter family of which CLIP's "quick GELU" is another member. */
export function silu(graph: GraphBuilder, x: Value): Value {
  return graph.add("com.microsoft.QuickGelu", [x], { alpha: float(1) });
}

/** x Phi(x), exact (arXiv 1606.08415). */
export function gelu(graph: GraphBuilder, x: Value): Value {
  return graph.add("com.microsoft.Gelu", [x]);
}

/** x sigmoid(1.702 x): what CLIP was trained with in place of GELU. */
export function quickGelu(graph: GraphBuilder, x: Value): Value {
  return graph.add("com.microsoft.QuickGelu", [x], { alpha: float(1.702) });
}

/**
 * (x W + b) GELU(x V + c) (arXiv 2002.05202) of x [N, in], W and V being the halves of one matrix, as diffusers stores
 * it. The halves are read separately: two products are faster than one whose result has to be split.
 */
export function geglu(graph: GraphBuilder, x: Value, weights: Weights): Value {
  const half = weights.get("weight").shape[0]! / 2;
  const part = (rows: readonly [number, number]) =>
    gemm(graph, x, graph.weight(weights.get("weight"), { rows }), graph.weight(weights.get("bias"), { rows }));
  return graph.add("Mul", [part([0, half]), gelu(graph, part([half, 2 * half]))]);
}

/** Every pixel four times: [B, C, H, W] -> [B, C, 2H, 2W]. */
export function upsampleNearest(graph: GraphBuilder, x: Value): Value {
  return graph.add("Resize", [x, undefined, graph.constant("float32", [1, 1, 2, 2])], {
    mode: "nearest",
    coordinate_transformation_mode: "asymmetric",
    nearest_mode: "floor",
  });
}

/**
 * Softmax(q k^T / sqrt(D)) v per head, heads joined again. q [B, N, heads D], k and v [B, M, heads D] -> [B, N, heads D].
 * `causal`: a token attends to itself and to those before it.
 */
export function multiHeadAttention(
  graph: GraphBuilder,
  [q, k, v]: readonly [Value, Value, Value],
  heads: number,
  { causal = false }: { causal?: boolean } = {},
): Value {
  return graph.add("com.microsoft.MultiHeadAttention", [q, k, v], {
    num_heads: heads,
    ...(causal ? { unidirectional: 1 } : {}),
  });
}

/** [B, C, H, W] -> [B, H W, C] */
export function toTokens(graph: GraphBuilder, x: Value): Value {
  return graph.add("Transpose", [graph.add("Reshape", [x, graph.constant("int64", [0, 0, -1])])], { perm: [0, 2, 1] });
}

/** [B, H W, C] -> [B, C, H, W] of the same shape as `like` */
export function fromTokens(graph: GraphBuilder, tokens: Value, like: Value): Value {
  return graph.add("Reshape", [graph.add("Transpose", [tokens], { perm: [0, 2, 1] }), shapeOf(graph, like)]);
}

/** [B, N, C] -> [B N, C] */
export function toRows(graph: GraphBuilder, tokens: Value): Value {
  return graph.once(`rows ${tokens}`, () => graph.add("Flatten", [tokens], { axis: 2 }));
}

/** [B N, C] -> [B, N, C] of the same shape as `like` */
export function fromRows(graph: GraphBuilder, rows: Value, like: Value): Value {
  return graph.add("Reshape", [rows, shapeOf(graph, like)]);
}
