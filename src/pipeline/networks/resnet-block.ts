import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { conv2d, groupNorm, linear, silu, upsampleNearest } from "../graph/layers.ts";

export interface NormOptions {
  groups: number;
  epsilon: number;
}

/**
 * diffusers' `ResnetBlock2D` (arXiv 1512.03385, 2006.11239): x [B, C, H, W] -> [B, D, H, W]. `time`, where the network
 * has one, is the activated time embedding [B, E].
 */
export function resnetBlock(
  graph: GraphBuilder,
  x: Value,
  weights: Weights,
  { groups, epsilon }: NormOptions,
  time?: Value,
): Value {
  const first = silu(graph, groupNorm(graph, x, weights.at("norm1"), groups, epsilon));
  let hidden = conv2d(graph, first, weights.at("conv1"));
  if (time !== undefined) {
    const shift = linear(graph, time, weights.at("time_emb_proj"));
    hidden = graph.add("Add", [hidden, graph.add("Unsqueeze", [shift, graph.constant("int64", [2, 3])])]);
  }
  const second = silu(graph, groupNorm(graph, hidden, weights.at("norm2"), groups, epsilon));
  const residual = conv2d(graph, second, weights.at("conv2"));
  const skip = weights.has("conv_shortcut.weight") ? conv2d(graph, x, weights.at("conv_shortcut")) : x;
  return graph.add("Add", [residual, skip]);
}

/** diffusers' `Upsample2D`: twice as many pixels a side, then a convolution. */
export function upsample(graph: GraphBuilder, x: Value, weights: Weights): Value {
  return conv2d(graph, upsampleNearest(graph, x), weights.at("conv"));
}
