import { z } from "zod";
import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { gelu, layerNorm, linear, multiHeadAttention, quickGelu } from "../graph/layers.ts";

/** What the text and the vision half of CLIP have in common. */
export const clipEncoderOptions = {
  hidden_size: z.int().positive(),
  num_hidden_layers: z.int().min(2),
  num_attention_heads: z.int().positive(),
  hidden_act: z.enum(["gelu", "quick_gelu"]).default("quick_gelu"),
  layer_norm_eps: z.number().positive().default(1e-5),
};

const encoderConfiguration = z.object(clipEncoderOptions);
export type ClipEncoderConfiguration = z.output<typeof encoderConfiguration>;

/**
 * Layers `begin` to `end` (exclusive) of CLIP's transformer (arXiv 2103.00020; layer norm before each half of a layer).
 * x [B, N, C] -> [B, N, C]
 */
export function clipEncoder(
  graph: GraphBuilder,
  x: Value,
  weights: Weights,
  config: ClipEncoderConfiguration,
  { begin, end, causal = false }: { begin: number; end: number; causal?: boolean },
): Value {
  let state = x;
  for (let i = begin; i < end; i++) state = clipLayer(graph, state, weights.at("encoder.layers").at(i), config, causal);
  return state;
}

function clipLayer(
  graph: GraphBuilder,
  x: Value,
  weights: Weights,
  config: ClipEncoderConfiguration,
  causal: boolean,
): Value {
  const attention = weights.at("self_attn");
  const normed = layerNorm(graph, x, weights.at("layer_norm1"), config.layer_norm_eps);
  const q = linear(graph, normed, attention.at("q_proj"));
  const k = linear(graph, normed, attention.at("k_proj"));
  const v = linear(graph, normed, attention.at("v_proj"));
  const attended = multiHeadAttention(graph, [q, k, v], config.num_attention_heads, { causal });
  const afterAttention = graph.add("Add", [linear(graph, attended, attention.at("out_proj")), x]);

  const activation = config.hidden_act === "gelu" ? gelu : quickGelu;
  const inner = layerNorm(graph, afterAttention, weights.at("layer_norm2"), config.layer_norm_eps);
  const hidden = activation(graph, linear(graph, inner, weights.at("mlp.fc1")));
  return graph.add("Add", [linear(graph, hidden, weights.at("mlp.fc2")), afterAttention]);
}
