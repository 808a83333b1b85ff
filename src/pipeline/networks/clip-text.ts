import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { layerNorm, project } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { clipEncoder, clipEncoderOptions } from "./clip-encoder.ts";
import { readConfiguration } from "./configuration.ts";

const configuration = z.object({
  ...clipEncoderOptions,
  max_position_embeddings: z.int().positive(),
  eos_token_id: z.int().nonnegative().default(49407),
});

/**
 * CLIP's text encoder as Stable Diffusion XL uses it (arXiv 2103.00020, 2307.01952; transformers' `CLIPTextModel` and
 * `CLIPTextModelWithProjection`).
 *
 * Input: `input_ids` int32 [B, T]. Outputs: `hidden_states` [B, T, C], those of the last layer but one, without the
 * final norm; where the checkpoint has a text projection also `pooled` [B, P], the projected end-of-text token.
 */
export function buildClipText(options: { config: unknown; checkpoint: Checkpoint }): GraphModel {
  const config = readConfiguration("CLIPTextModel", configuration, options.config);
  const outer = new Weights(options.checkpoint);
  const weights = outer.atOptional("text_model");
  const width = config.hidden_size;
  const layers = config.num_hidden_layers;

  const graph = new GraphBuilder("clip-text");
  const ids = graph.input("input_ids", "int32", ["batch", "tokens"]);
  const embedded = embed(graph, ids, weights.at("embeddings"));
  const state = clipEncoder(graph, embedded, weights, config, { begin: 0, end: layers - 1, causal: true });
  graph.output("hidden_states", state, ["batch", "tokens", width]);

  if (outer.has("text_projection.weight")) {
    const projection = outer.get("text_projection.weight");
    const last = clipEncoder(graph, state, weights, config, { begin: layers - 1, end: layers, causal: true });
    const end = endOfText(graph, ids, config.eos_token_id);
    const token = graph.add("Squeeze", [
      graph.add("GatherND", [last, end], { batch_dims: 1 }),
      graph.constant("int64", [1]),
    ]);
    const normed = layerNorm(graph, token, weights.at("final_layer_norm"), config.layer_norm_eps);
    graph.output("pooled", project(graph, normed, projection), ["batch", projection.shape[0]!]);
  }
  return graph.finish();
}

/** Token embedding + position embedding. Rows are looked up before they become floats: the table is large. */
function embed(graph: GraphBuilder, ids: Value, weights: Weights): Value {
  const tokens = graph.toFloat(graph.add("Gather", [graph.stored(weights.get("token_embedding.weight")), ids]));
  const count = graph.add("Shape", [ids], { start: 1, end: 2 });
  const positions = graph.add("Slice", [
    graph.weight(weights.get("position_embedding.weight")),
    graph.constant("int64", [0]),
    count,
    graph.constant("int64", [0]),
  ]);
  return graph.add("Add", [tokens, positions]);
}

/**
 * Where each text ends, [B, 1, 1]: at its first end-of-text token. Old configurations say 2 for that token, which is
 * wrong; there, as in transformers, it is the token of the highest id.
 */
function endOfText(graph: GraphBuilder, ids: Value, endToken: number): Value {
  const score =
    endToken === 2
      ? ids
      : graph.add("Cast", [graph.add("Equal", [ids, graph.constant("int32", [endToken])])], { to: 6 /* INT32 */ });
  const index = graph.add("ArgMax", [score], { axis: 1, keepdims: 1 });
  return graph.add("Unsqueeze", [index, graph.constant("int64", [2])]);
}
