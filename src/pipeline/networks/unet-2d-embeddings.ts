import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { linear, silu } from "../graph/layers.ts";
import { sinusoids } from "./sinusoids.ts";
import type { UNet2DEncoderConfiguration } from "./unet-2d-encoder-configuration.ts";

/**
 * SDXL's micro-conditioning (arXiv 2307.01952, section 2.2), the pooled text and sizes, which no step changes: makes
 * `text_embeds` [B, P] and `time_ids` [B, 6] inputs of the graph and `added_embedding` [B, E] an output.
 */
export function giveAddedEmbedding(graph: GraphBuilder, config: UNet2DEncoderConfiguration, weights: Weights): void {
  const textEmbeds = graph.input("text_embeds", "float32", ["batch", config.pooledWidth]);
  const timeIds = graph.input("time_ids", "float32", ["batch", 6]);
  const waves = sinusoids(graph, timeIds, { ...config, width: config.additionTimeWidth });
  const sizes = graph.add("Reshape", [waves, graph.constant("int64", [-1, 6 * config.additionTimeWidth])]);
  const both = graph.add("Concat", [textEmbeds, sizes], { axis: 1 });
  const added = twoLayers(graph, both, weights.at("add_embedding"));
  graph.output("added_embedding", added, ["batch", embeddingWidth(weights)]);
}

/**
 * The activated embedding of one step, as resnet blocks take it: makes `timestep` [1] and `added_embedding` [B, E] inputs
 * of the graph. -> [B, E]
 */
export function timeEmbedding(graph: GraphBuilder, config: UNet2DEncoderConfiguration, weights: Weights): Value {
  const timestep = graph.input("timestep", "float32", [1]);
  const added = graph.input("added_embedding", "float32", ["batch", embeddingWidth(weights)]);
  const waves = sinusoids(graph, timestep, { ...config, width: config.levels[0]!.channels });
  return silu(graph, graph.add("Add", [twoLayers(graph, waves, weights.at("time_embedding")), added]));
}

function embeddingWidth(weights: Weights): number {
  return weights.get("time_embedding.linear_2.bias").shape[0]!;
}

function twoLayers(graph: GraphBuilder, x: Value, weights: Weights): Value {
  return linear(graph, silu(graph, linear(graph, x, weights.at("linear_1"))), weights.at("linear_2"));
}
