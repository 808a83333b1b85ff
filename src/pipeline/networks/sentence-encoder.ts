import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { gelu, layerNorm, transposed } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { only, readConfiguration } from "./configuration.ts";

const configuration = z.object({
  hidden_size: z.int().positive(),
  num_hidden_layers: z.int().positive(),
  num_attention_heads: z.int().positive(),
  layer_norm_eps: z.number().positive().default(1e-12),
  pad_token_id: z.int().nonnegative().default(0),
  hidden_act: only("gelu"),
  position_embedding_type: only("absolute"),
});
type Configuration = z.output<typeof configuration>;

/**
 * A BERT that embeds sentences (arXiv 1810.04805, 1908.10084; transformers' `BertModel`), with the padding taken out of
 * its output.
 *
 * Input: `input_ids` int32 [B, T], T = `tokens`. Outputs: `hidden_states` [B, T, C], those of the last layer, zero where
 * padded; `pooled` [B, C], their mean over the real tokens, of length 1.
 *
 * A matrix may be stored as 8-bit integers with a scale for each row (`NAME` and `NAME.scale`).
 */
export function buildSentenceEncoder(options: { config: unknown; checkpoint: Checkpoint; tokens: number }): GraphModel {
  const config = readConfiguration("BertModel", configuration, options.config);
  const weights = new Weights(options.checkpoint).atOptional("bert");
  const width = config.hidden_size;

  const graph = new GraphBuilder("sentence-encoder");
  const ids = graph.input("input_ids", "int32", ["batch", options.tokens]);
  const isPadding = graph.add("Equal", [ids, graph.constant("int32", [config.pad_token_id])]);
  const mask = graph.add("Cast", [graph.add("Not", [isPadding])], { to: 6 /* INT32 */ });

  let state = embed(graph, ids, weights.at("embeddings"), options.tokens, config);
  for (let i = 0; i < config.num_hidden_layers; i++)
    state = layer(graph, state, mask, weights.at("encoder.layer").at(i), config);

  const isReal = graph.add("Unsqueeze", [graph.toFloat(mask), graph.constant("int64", [2])]);
  const real = graph.add("Mul", [state, isReal]);
  graph.output("hidden_states", real, ["batch", options.tokens, width]);
  // A sum differs from the mean in length only, and length is what the norm takes out.
  const sum = graph.add("ReduceSum", [real, graph.constant("int64", [1])], { keepdims: 0 });
  graph.output("pooled", graph.add("LpNormalization", [sum], { axis: -1, p: 2 }), ["batch", width]);
  return graph.finish();
}

/** Word + position + segment (always the first), normed. Words are looked up before they become floats. */
function embed(graph: GraphBuilder, ids: Value, weights: Weights, tokens: number, config: Configuration): Value {
  const words = weights.at("word_embeddings");
  let word = graph.toFloat(graph.add("Gather", [graph.stored(words.get("weight")), ids]));
  if (words.has("weight.scale")) {
    const scale = graph.add("Gather", [graph.stored(words.get("weight.scale")), ids]);
    word = graph.add("Mul", [word, graph.toFloat(graph.add("Unsqueeze", [scale, graph.constant("int64", [2])]))]);
  }
  const position = matrix(graph, weights.at("position_embeddings"), tokens);
  const segment = matrix(graph, weights.at("token_type_embeddings"), 1);
  const sum = graph.add("Add", [word, graph.add("Add", [position, segment])]);
  return layerNorm(graph, sum, weights.at("LayerNorm"), config.layer_norm_eps);
}

/** One layer, normed after each half (as the first transformers were). x [B, T, C], mask int32 [B, T], 0 = padding. */
function layer(graph: GraphBuilder, x: Value, mask: Value, weights: Weights, config: Configuration): Value {
  const attention = weights.at("attention.self");
  const inputs = ["query", "key", "value"].map((name) => linear(graph, x, attention.at(name)));
  const attended = graph.add("com.microsoft.MultiHeadAttention", [...inputs, undefined, mask], {
    num_heads: config.num_attention_heads,
  });
  const output = weights.at("attention.output");
  const afterAttention = layerNorm(
    graph,
    graph.add("Add", [linear(graph, attended, output.at("dense")), x]),
    output.at("LayerNorm"),
    config.layer_norm_eps,
  );
  const inner = gelu(graph, linear(graph, afterAttention, weights.at("intermediate.dense")));
  return layerNorm(
    graph,
    graph.add("Add", [linear(graph, inner, weights.at("output.dense")), afterAttention]),
    weights.at("output.LayerNorm"),
    config.layer_norm_eps,
  );
}

function linear(graph: GraphBuilder, x: Value, weights: Weights): Value {
  const product = graph.add("MatMul", [x, transposed(graph, matrix(graph, weights))]);
  return graph.add("Add", [product, graph.weight(weights.get("bias"))]);
}

/** `weight` of a module as floats, its first `rows` or all of it. onnxruntime computes it once, when it loads. */
function matrix(graph: GraphBuilder, weights: Weights, rows?: number): Value {
  const view = rows === undefined ? {} : { rows: [0, rows] as const };
  const integers = graph.weight(weights.get("weight"), view);
  if (!weights.has("weight.scale")) return integers;
  const scale = weights.get("weight.scale");
  const column = graph.weight(scale, { ...view, shape: [scale.shape[0]!, 1] });
  return graph.once(`scaled ${integers}`, () => graph.add("Mul", [integers, column]));
}
