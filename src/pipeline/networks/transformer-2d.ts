import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { fromTokens, geglu, groupNorm, layerNorm, linear, toTokens } from "../graph/layers.ts";
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
  let state = linear(graph, tokens, weights.at("proj_in"));
  for (let i = 0; i < depth; i++) state = transformerBlock(graph, state, i, options);
  return graph.add("Add", [fromTokens(graph, linear(graph, state, weights.at("proj_out")), x), x]);
}

/** diffusers' `BasicTransformerBlock`: attention to itself, to the context, a gated feed-forward. [B, N, C] each */
function transformerBlock(graph: GraphBuilder, x: Value, index: number, options: Transformer2DOptions): Value {
  const { heads, adapters } = options;
  const block = options.weights.at("transformer_blocks").at(index);
  const [selfName, crossName] = ["attn1", "attn2"].map((n) => `${options.name}.transformer_blocks.${index}.${n}`);
  const self = { weights: block.at("attn1"), adapter: adapters.get(selfName!) };
  const cross = { weights: block.at("attn2"), adapter: adapters.get(crossName!) };
  const norm = (state: Value, name: string) => layerNorm(graph, state, block.at(name), LAYER_NORM_EPSILON);
  const add = (state: Value, added: Value) => graph.add("Add", [added, state]);

  const attended = selfAttention(graph, norm(x, "norm1"), self, heads);
  const first = add(x, projectWithLora(graph, attended, "to_out", self));

  const heard = crossAttention(graph, norm(first, "norm2"), cross, options.context(crossName!), heads);
  const second = add(first, projectWithLora(graph, heard, "to_out", cross));

  const inner = geglu(graph, norm(second, "norm3"), block.at("ff.net.0.proj"));
  return add(second, linear(graph, inner, block.at("ff.net.2")));
}
