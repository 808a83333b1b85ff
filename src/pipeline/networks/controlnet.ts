import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { conv2d, silu } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { only, readConfiguration } from "./configuration.ts";
import { residualNames } from "./controlnet-residuals.ts";
import { AttentionAdapters, contextKeysAndValues } from "./decoupled-attention.ts";
import { giveKeysAndValues } from "./prepared-attention.ts";
import { giveAddedEmbedding, timeEmbedding } from "./unet-2d-embeddings.ts";
import { unetBlocks, unetEncoder } from "./unet-2d-encoder.ts";
import {
  encoderAttentionNames,
  range,
  readUNet2DEncoder,
  type UNet2DEncoderConfiguration,
  unetEncoderOptions,
} from "./unet-2d-encoder-configuration.ts";

const schema = z.object({
  ...unetEncoderOptions,
  // The union models have the same tensors and more, and would compute something else.
  _class_name: only("ControlNetModel"),
  conditioning_channels: only(3),
  conditioning_embedding_out_channels: z.array(z.int().positive()).min(1).default([16, 32, 96, 256]),
  controlnet_conditioning_channel_order: only("rgb"),
  global_pool_conditions: only(false),
});

export interface ControlNetConfiguration extends UNet2DEncoderConfiguration {
  /** Channels of the condition's embedding; each after the first halves the picture's side. */
  conditionChannels: number[];
}

/**
 * Reads the `config.json` of diffusers' `ControlNetModel`, Stable Diffusion XL's family of it.
 * @throws ConfigurationError naming the option that is not supported
 */
export function readControlNetConfiguration(config: unknown): ControlNetConfiguration {
  const options = readConfiguration("ControlNetModel", schema, config);
  return {
    ...readUNet2DEncoder("ControlNetModel", options),
    conditionChannels: options.conditioning_embedding_out_channels,
  };
}

/**
 * diffusers' `ControlNetModel` (arXiv 2302.05543) for Stable Diffusion XL: a copy of the UNet's way down and middle that
 * sees a picture as well and says what to add to the UNet's own. In two graphs, as the UNet is: the picture, and all that
 * the context contributes, are the same in every step.
 *
 * `context`, run once a panel. Inputs: `context` [B, T, C], for StoryMaker's the identity tokens (the authors'
 * train_storymaker.py), not the text; `text_embeds` [B, P]; `time_ids` [B, 6]; `condition` [B or 1, 3, H, W], the picture
 * in RGB, 0 to 1. Its outputs are, name by name, inputs of `controlNet`.
 *
 * `controlNet`, run each step. Inputs: `sample` [B, c, h, w]; `timestep` [1]; `conditioning_scale` [1]; all outputs of
 * `context`. Outputs: the `residualNames` that a UNet built with residuals takes.
 *
 * @throws ConfigurationError naming the option that is not supported
 */
export function buildControlNet(options: { config: unknown; checkpoint: Checkpoint }): {
  context: GraphModel;
  controlNet: GraphModel;
} {
  const config = readControlNetConfiguration(options.config);
  const weights = new Weights(options.checkpoint);
  return { context: buildContext(config, weights), controlNet: buildSteps(config, weights) };
}

function buildContext(config: ControlNetConfiguration, weights: Weights): GraphModel {
  const graph = new GraphBuilder("controlnet-context");
  const context = graph.input("context", "float32", ["batch", "context_tokens", config.crossAttentionWidth]);
  giveAddedEmbedding(graph, config, weights);
  const condition = graph.input("condition", "float32", ["pictures", 3, "picture_height", "picture_width"]);
  const embedded = embedCondition(graph, condition, weights.at("controlnet_cond_embedding"), config);
  graph.output("condition_embedding", embedded, ["pictures", config.levels[0]!.channels, "height", "width"]);

  const { down, mid } = encoderAttentionNames(config);
  for (const name of [...down, ...mid].filter((name) => name.endsWith("attn2"))) {
    const attention = weights.at(name);
    const keysAndValues = contextKeysAndValues(graph, context, { weights: attention, adapter: undefined });
    const width = attention.get("to_k.weight").shape[0]!;
    giveKeysAndValues(graph, { source: "context", name, width }, keysAndValues);
  }
  return graph.finish();
}

function buildSteps(config: ControlNetConfiguration, weights: Weights): GraphModel {
  const graph = new GraphBuilder("controlnet");
  const sample = graph.input("sample", "float32", ["batch", config.inChannels, "height", "width"]);
  const embedded = graph.input("condition_embedding", "float32", [
    "pictures",
    config.levels[0]!.channels,
    "height",
    "width",
  ]);
  const scale = graph.input("conditioning_scale", "float32", [1]);
  const time = timeEmbedding(graph, config, weights);
  const adapters = new AttentionAdapters([], undefined, 0);
  const blocks = unetBlocks(graph, { config, weights, time, adapters, sources: ["context"] });

  const first = graph.add("Add", [conv2d(graph, sample, weights.at("conv_in")), embedded]);
  const { middle, skips } = unetEncoder(graph, first, config, weights, blocks);
  // The "zero convolutions": 1 x 1, and zero before training.
  const zeroConvolutions = [...range(skips.length).map((i) => `controlnet_down_blocks.${i}`), "controlnet_mid_block"];
  for (const [i, name] of residualNames(config).entries()) {
    const convolution = weights.at(zeroConvolutions[i]!);
    const residual = graph.add("Mul", [conv2d(graph, skips[i] ?? middle, convolution), scale]);
    const axes = i < skips.length ? [`height_${i}`, `width_${i}`] : ["mid_height", "mid_width"];
    graph.output(name, residual, ["batch", convolution.get("bias").shape[0]!, ...axes]);
  }
  return graph.finish();
}

/** The picture [P, 3, H, W] at the latents' resolution: [P, C, h, w] */
function embedCondition(
  graph: GraphBuilder,
  condition: Value,
  weights: Weights,
  config: ControlNetConfiguration,
): Value {
  let x = silu(graph, conv2d(graph, condition, weights.at("conv_in")));
  for (const i of range(config.conditionChannels.length - 1)) {
    x = silu(graph, conv2d(graph, x, weights.at(`blocks.${2 * i}`)));
    x = silu(graph, conv2d(graph, x, weights.at(`blocks.${2 * i + 1}`), { stride: 2 }));
  }
  return conv2d(graph, x, weights.at("conv_out"));
}
