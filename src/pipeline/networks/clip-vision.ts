import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { conv2d, layerNorm, project, toTokens } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { clipEncoder, clipEncoderOptions } from "./clip-encoder.ts";
import { readConfiguration } from "./configuration.ts";

const configuration = z.object({
  ...clipEncoderOptions,
  image_size: z.int().positive(),
  patch_size: z.int().positive(),
  num_channels: z.literal(3).default(3),
});

/**
 * CLIP's vision transformer (arXiv 2103.00020; transformers' `CLIPVisionModelWithProjection`).
 *
 * Input: `pixel_values` [B, 3, S, S], normalised as CLIP wants it. Output: `hidden_states` [B, 1 + (S / patch)^2, C],
 * those of the last layer but one; with `imageEmbeds` also `image_embeds` [B, P], the projected class token.
 */
export function buildClipVision(options: {
  config: unknown;
  checkpoint: Checkpoint;
  imageEmbeds?: boolean;
}): GraphModel {
  const config = readConfiguration("CLIPVisionModelWithProjection", configuration, options.config);
  const outer = new Weights(options.checkpoint);
  const weights = outer.atOptional("vision_model");
  const { hidden_size: width, num_hidden_layers: layers, image_size: size, layer_norm_eps: epsilon } = config;
  const tokens = 1 + (size / config.patch_size) ** 2;

  const graph = new GraphBuilder("clip-vision");
  const pixels = graph.input("pixel_values", "float32", ["batch", 3, size, size]);
  const embedded = embed(graph, pixels, weights.at("embeddings"), config.patch_size);
  const normed = layerNorm(graph, embedded, weights.at("pre_layrnorm"), epsilon);
  const state = clipEncoder(graph, normed, weights, config, { begin: 0, end: layers - 1 });
  graph.output("hidden_states", state, ["batch", tokens, width]);

  if (options.imageEmbeds) {
    const last = clipEncoder(graph, state, weights, config, { begin: layers - 1, end: layers });
    const classToken = graph.add("Gather", [last, graph.constant("int64", [0], [])], { axis: 1 });
    const projection = outer.get("visual_projection.weight");
    const pooled = layerNorm(graph, classToken, weights.at("post_layernorm"), epsilon);
    graph.output("image_embeds", project(graph, pooled, projection), ["batch", projection.shape[0]!]);
  }
  return graph.finish();
}

/** Patches and the class token in front of them, each with its position's embedding. [B, 3, S, S] -> [B, N, C] */
function embed(graph: GraphBuilder, pixels: Value, weights: Weights, patchSize: number): Value {
  const patches = toTokens(
    graph,
    conv2d(graph, pixels, weights.at("patch_embedding"), { stride: patchSize, pads: [0, 0, 0, 0] }),
  );
  const classEmbedding = weights.get("class_embedding");
  const width = classEmbedding.shape[0]!;
  const batch = graph.add("Shape", [pixels], { start: 0, end: 1 });
  const perPicture = graph.add("Concat", [batch, graph.constant("int64", [1, width])], { axis: 0 });
  const classToken = graph.add("Expand", [graph.weight(classEmbedding, { shape: [1, 1, width] }), perPicture]);
  return graph.add("Add", [
    graph.add("Concat", [classToken, patches], { axis: 1 }),
    graph.weight(weights.get("position_embedding.weight")),
  ]);
}
