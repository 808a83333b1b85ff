import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { conv2d, fromTokens, groupNorm, linear, multiHeadAttention, silu, toTokens } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { only, readConfiguration } from "./configuration.ts";
import { type NormOptions, resnetBlock, upsample } from "./resnet-block.ts";

const configuration = z.object({
  in_channels: only(3),
  out_channels: only(3),
  act_fn: only("silu"),
  block_out_channels: z.array(z.int().positive()).min(1),
  down_block_types: z.array(z.literal("DownEncoderBlock2D")),
  up_block_types: z.array(z.literal("UpDecoderBlock2D")),
  latent_channels: z.int().positive(),
  layers_per_block: z.int().positive().default(1),
  norm_num_groups: z.int().positive().default(32),
  scaling_factor: z.number().positive().default(0.18215),
  shift_factor: z.number().nullish(),
  latents_mean: only(null),
  latents_std: only(null),
  mid_block_add_attention: z.boolean().default(true),
  use_quant_conv: z.boolean().default(true),
  use_post_quant_conv: z.boolean().default(true),
});

export type AutoencoderKlConfiguration = z.output<typeof configuration>;

export interface AutoencoderKlOptions {
  config: unknown;
  checkpoint: Checkpoint;
}

/** @throws ConfigurationError naming the option that is not supported */
export function readAutoencoderKlConfiguration(config: unknown): AutoencoderKlConfiguration {
  return readConfiguration("AutoencoderKL", configuration, config);
}

/** Pixels of the picture per latent, along a side. */
export function autoencoderKlReduction(config: AutoencoderKlConfiguration): number {
  return 2 ** (config.block_out_channels.length - 1);
}

/**
 * The decoder of diffusers' `AutoencoderKL` (arXiv 2112.10752), with any number of levels, always in 32-bit floats
 * (SDXL's overflows in 16).
 *
 * Input: `latents` [B, c, h, w] as sampled; the configuration's scaling and shift are undone here.
 * Output: `image` [B, 3, H, W], nominally -1..1, not clamped.
 */
export function buildAutoencoderKlDecoder(options: AutoencoderKlOptions): GraphModel {
  const config = readAutoencoderKlConfiguration(options.config);
  const outer = new Weights(options.checkpoint);
  const weights = outer.at("decoder");
  const norm = { groups: config.norm_num_groups, epsilon: 1e-6 };

  const graph = new GraphBuilder("autoencoder-kl-decoder");
  const latents = graph.input("latents", "float32", ["batch", config.latent_channels, "height", "width"]);
  let x = graph.add("Mul", [latents, graph.constant("float32", [1 / config.scaling_factor])]);
  if (config.shift_factor) x = graph.add("Add", [x, graph.constant("float32", [config.shift_factor])]);
  if (config.use_post_quant_conv) x = conv2d(graph, x, outer.at("post_quant_conv"));
  x = conv2d(graph, x, weights.at("conv_in"));
  x = midBlock(graph, x, weights.at("mid_block"), norm, config.mid_block_add_attention);
  for (let level = 0; level < config.block_out_channels.length; level++) {
    const block = weights.at("up_blocks").at(level);
    for (let i = 0; i <= config.layers_per_block; i++) x = resnetBlock(graph, x, block.at("resnets").at(i), norm);
    if (level < config.block_out_channels.length - 1) x = upsample(graph, x, block.at("upsamplers.0"));
  }
  x = silu(graph, groupNorm(graph, x, weights.at("conv_norm_out"), norm.groups, norm.epsilon));
  graph.output("image", conv2d(graph, x, weights.at("conv_out")), ["batch", 3, "image_height", "image_width"]);
  return graph.finish();
}

/**
 * The encoder of diffusers' `AutoencoderKL`.
 *
 * Input: `image` [B, 3, H, W] in -1..1, H and W multiples of the reduction. Output: `latents` [B, c, h, w], the mean of
 * the distribution, scaled and shifted as sampling wants it.
 */
export function buildAutoencoderKlEncoder(options: AutoencoderKlOptions): GraphModel {
  const config = readAutoencoderKlConfiguration(options.config);
  const outer = new Weights(options.checkpoint);
  const weights = outer.at("encoder");
  const norm = { groups: config.norm_num_groups, epsilon: 1e-6 };

  const graph = new GraphBuilder("autoencoder-kl-encoder");
  const image = graph.input("image", "float32", ["batch", 3, "image_height", "image_width"]);
  let x = conv2d(graph, image, weights.at("conv_in"));
  for (let level = 0; level < config.block_out_channels.length; level++) {
    const block = weights.at("down_blocks").at(level);
    for (let i = 0; i < config.layers_per_block; i++) x = resnetBlock(graph, x, block.at("resnets").at(i), norm);
    if (level < config.block_out_channels.length - 1)
      x = conv2d(graph, x, block.at("downsamplers.0.conv"), { stride: 2, pads: [0, 0, 1, 1] });
  }
  x = midBlock(graph, x, weights.at("mid_block"), norm, config.mid_block_add_attention);
  x = silu(graph, groupNorm(graph, x, weights.at("conv_norm_out"), norm.groups, norm.epsilon));
  x = conv2d(graph, x, weights.at("conv_out"));
  if (config.use_quant_conv) x = conv2d(graph, x, outer.at("quant_conv"));
  const list = (value: number) => graph.constant("int64", [value]);
  const mean = graph.add("Slice", [x, list(0), list(config.latent_channels), list(1)]);
  const shifted = config.shift_factor
    ? graph.add("Sub", [mean, graph.constant("float32", [config.shift_factor])])
    : mean;
  const latents = graph.add("Mul", [shifted, graph.constant("float32", [config.scaling_factor])]);
  graph.output("latents", latents, ["batch", config.latent_channels, "height", "width"]);
  return graph.finish();
}

/** diffusers' `UNetMidBlock2D`: a resnet block, attention over all pixels with one head, a resnet block. */
function midBlock(graph: GraphBuilder, x: Value, weights: Weights, norm: NormOptions, withAttention: boolean): Value {
  let state = resnetBlock(graph, x, weights.at("resnets.0"), norm);
  if (withAttention) state = pixelAttention(graph, state, weights.at("attentions.0"), norm);
  return resnetBlock(graph, state, weights.at("resnets.1"), norm);
}

function pixelAttention(graph: GraphBuilder, x: Value, weights: Weights, norm: NormOptions): Value {
  const tokens = toTokens(graph, groupNorm(graph, x, weights.at("group_norm"), norm.groups, norm.epsilon));
  const q = linear(graph, tokens, weights.at("to_q"));
  const k = linear(graph, tokens, weights.at("to_k"));
  const v = linear(graph, tokens, weights.at("to_v"));
  const attended = linear(graph, multiHeadAttention(graph, [q, k, v], 1), weights.at("to_out.0"));
  return graph.add("Add", [fromTokens(graph, attended, x), x]);
}
