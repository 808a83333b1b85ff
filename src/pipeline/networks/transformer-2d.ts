import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { fromRows, fromTokens, geglu, gemm, groupNorm, layerNorm, toRows, toTokens } from "../graph/layers.ts";
import {
  type AttentionAdapters,
  crossAttention,
  type KeysAndValues,
  projectWithLora,
  selfAttention,
} from "./decoupled-attention.ts";

/** diffusers fixes both, whatever the configuration says. */
const GROUP_NORM_EPSILON = 1e-6;
const LAYER_NORM_EPSILON = 1e-5;

export interface Transformer2DOptions {
  /** The module's name in the checkpoint, as in "mid_block.attentions.0". */
  name: string;
  weights: Weights;
  adapters: AttentionAdapters;
  heads: number;
  depth: number;
  groups: number;
  /** Keys and values for a cross-attention of this name. */
  context(name: string): KeysAndValues[];
}

/** diffusers' `Transformer2DModel`: transformer blocks over pixels as tokens. x [B, C, H, W] -> [B, C, H, W] */
export function transformer2D(graph: GraphBuilder, x: Value, options: Transformer2DOptions): Value {
  const { weights, groups, depth } = options;
  const tokens = toTokens(graph, groupNorm(graph, x, weights.at("norm"), groups, GROUP_NORM_EPSILON));
  let state = linearRows(graph, toRows(graph, tokens), weights.at("proj_in"));
  for (let i = 0; i < depth; i++) state = transformerBlock(graph, state, tokens, i, options);
  const result = fromRows(graph, linearRows(graph, state, weights.at("proj_out")), tokens);
  return graph.add("Add", [fromTokens(graph, result, x), x]);
}

/**
 * diffusers' `BasicTransformerBlock`: attention to itself, to the context, a gated feed-forward. x and the result: rows
 * [B N, C] of tokens with the shape of `like` [B, N, C].
 */
function transformerBlock(
  graph: GraphBuilder,
  x: Value,
  like: Value,
  index: number,
  options: Transformer2DOptions,
): Value {
  const { heads, adapters } = options;
  const block = options.weights.at("transformer_blocks").at(index);
  const [selfName, crossName] = ["attn1", "attn2"].map((n) => `${options.name}.transformer_blocks.${index}.${n}`);
  const self = { weights: block.at("attn1"), adapter: adapters.get(selfName!) };
  const cross = { weights: block.at("attn2"), adapter: adapters.get(crossName!) };
  const norm = (state: Value, name: string) => layerNorm(graph, state, block.at(name), LAYER_NORM_EPSILON);
  const add = (state: Value, added: Value) => graph.add("Add", [added, state]);

  const attended = selfAttention(graph, norm(x, "norm1"), like, self, heads);
  const first = add(x, projectWithLora(graph, attended, "to_out", self));

  const heard = crossAttention(graph, norm(first, "norm2"), like, cross, options.context(crossName!), heads);
  const second = add(first, projectWithLora(graph, heard, "to_out", cross));

  const inner = geglu(graph, norm(second, "norm3"), block.at("ff.net.0.proj"));
  return add(second, linearRows(graph, inner, block.at("ff.net.2")));
}

/** x W^T + b. x [N, in] -> [N, out] */
function linearRows(graph: GraphBuilder, x: Value, weights: Weights): Value {
  const weight = weights.get("weight");
  return gemm(graph, x, graph.weight(weight, { shape: weight.shape.slice(0, 2) }), graph.weight(weights.get("bias")));
}
