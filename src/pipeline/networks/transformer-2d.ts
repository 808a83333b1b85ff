import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import {
  addAndLayerNorm,
  fromTokens,
  geglu,
  groupNorm,
  layerNorm,
  linear,
  project,
  toTokens,
} from "../graph/layers.ts";
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

/**
 * diffusers' `Transformer2DModel` of `BasicTransformerBlock`s. x [B, C, H, W] -> [B, C, H, W].
 *
 * Projections in and out are linear on tokens; where the checkpoint has 1x1 convolutions these are the same numbers.
 * Additions to the residual stream, the biases of what is added, and the norms that follow are one operator each.
 */
export function transformer2D(graph: GraphBuilder, x: Value, options: Transformer2DOptions): Value {
  const { weights, groups, depth } = options;
  const tokens = toTokens(graph, groupNorm(graph, x, weights.at("norm"), groups, GROUP_NORM_EPSILON));
  const blocks = weights.at("transformer_blocks");

  let sum = asLinear(graph, tokens, weights.at("proj_in"));
  let norm = layerNorm(graph, sum, blocks.at(0).at("norm1"), LAYER_NORM_EPSILON);
  for (let i = 0; i < depth; i++) {
    const block = blocks.at(i);
    const attend = (attention: "attn1" | "attn2") => {
      const name = `${options.name}.transformer_blocks.${i}.${attention}`;
      const parts = { weights: block.at(attention), adapter: options.adapters.get(name) };
      const result =
        attention === "attn1"
          ? selfAttention(graph, norm, parts, options.heads)
          : crossAttention(graph, norm, parts, options.context(name), options.heads);
      return projectWithLora(graph, result, "to_out", parts);
    };
    const addThenNorm = (added: Value, bias: Weights, next: Weights) =>
      addAndLayerNorm(graph, added, sum, graph.weight(bias.get("bias")), next, LAYER_NORM_EPSILON);

    ({ norm, sum } = addThenNorm(attend("attn1"), block.at("attn1.to_out.0"), block.at("norm2")));
    ({ norm, sum } = addThenNorm(attend("attn2"), block.at("attn2.to_out.0"), block.at("norm3")));
    const inner = geglu(graph, norm, block.at("ff.net.0.proj"));
    const out = block.at("ff.net.2");
    if (i + 1 < depth)
      ({ norm, sum } = addThenNorm(project(graph, inner, out.get("weight")), out, blocks.at(i + 1).at("norm1")));
    else sum = graph.add("Add", [linear(graph, inner, out), sum]);
  }
  return graph.add("Add", [fromTokens(graph, asLinear(graph, sum, weights.at("proj_out")), x), x]);
}

function asLinear(graph: GraphBuilder, x: Value, weights: Weights): Value {
  const weight = weights.get("weight");
  const y = project(graph, x, weight, { shape: weight.shape.slice(0, 2) });
  return graph.add("Add", [y, graph.weight(weights.get("bias"))]);
}
