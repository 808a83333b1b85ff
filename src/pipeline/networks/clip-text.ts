import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { layerNorm, transposed } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { clipEncoder, clipEncoderOptions } from "./clip-encoder.ts";
import { ConfigurationError, readConfiguration } from "./configuration.ts";

const configuration = z.object({
  ...clipEncoderOptions,
  max_position_embeddings: z.int().positive(),
  eos_token_id: z.int().nonnegative().default(49407),
});

export interface ClipTextOptions {
  config: unknown;
  checkpoint: Checkpoint;
  /**
   * How many more of the last layers `hidden_states` leaves out, as diffusers counts in its SDXL pipeline: 0 is the last
   * layer but one, which SDXL was trained with.
   */
  clipSkip?: number;
}

/**
 * CLIP's text encoder as Stable Diffusion XL uses it (arXiv 2103.00020, 2307.01952; transformers' `CLIPTextModel` and
 * `CLIPTextModelWithProjection`).
 *
 * Input: `input_ids` int32 [B, T]. Outputs: `hidden_states` [B, T, C], those of the last layer but one (`clipSkip`:
 * further up), without the final norm; where the checkpoint has a text projection also `pooled` [B, P], the projected
 * end-of-text token after all layers.
 *
 * @throws ConfigurationError when the configuration is not supported, or there are not as many layers to skip
 */
export function buildClipText({ clipSkip = 0, ...options }: ClipTextOptions): GraphModel {
  const config = readConfiguration("CLIPTextModel", configuration, options.config);
  const outer = new Weights(options.checkpoint);
  const weights = outer.atOptional("text_model");
  const width = config.hidden_size;
  const layers = config.num_hidden_layers;
  const read = layers - 1 - clipSkip;
  if (read < 0) throw new ConfigurationError(`CLIPTextModel: of ${layers} layers, ${clipSkip + 1} cannot be skipped`);

  const graph = new GraphBuilder("clip-text");
  const ids = graph.input("input_ids", "int32", ["batch", "tokens"]);
  const embedded = embed(graph, ids, weights.at("embeddings"));
  const state = clipEncoder(graph, embedded, weights, config, { begin: 0, end: read, causal: true });
  graph.output("hidden_states", state, ["batch", "tokens", width]);

  const projection = textProjection(graph, outer);
  if (projection) {
    const last = clipEncoder(graph, state, weights, config, { begin: read, end: layers, causal: true });
    const end = endOfText(graph, ids, config.eos_token_id);
    const token = graph.add("Squeeze", [
      graph.add("GatherND", [last, end], { batch_dims: 1 }),
      graph.constant("int64", [1]),
    ]);
    const normed = layerNorm(graph, token, weights.at("final_layer_norm"), config.layer_norm_eps);
    graph.output("pooled", graph.add("MatMul", [normed, projection.matrix]), ["batch", projection.width]);
  }
  return graph.finish();
}

/** What a text's vector is multiplied with, [C, P]: transformers stores a linear layer [P, C], OpenCLIP the matrix itself. */
function textProjection(graph: GraphBuilder, weights: Weights): { matrix: Value; width: number } | null {
  if (weights.has("text_projection.weight")) {
    const entry = weights.get("text_projection.weight");
    return { matrix: transposed(graph, graph.weight(entry)), width: entry.shape[0]! };
  }
  if (!weights.has("text_projection")) return null;
  const entry = weights.get("text_projection");
  return { matrix: graph.weight(entry), width: entry.shape[1]! };
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
