import { z } from "zod";
import { ConfigurationError, only } from "./configuration.ts";

const count = z.int().positive();

/** What the configurations of a UNet and of its ControlNet say alike: everything but the way up. */
export const unetEncoderOptions = {
  in_channels: count,
  block_out_channels: z.array(count).min(1),
  down_block_types: z.array(z.enum(["DownBlock2D", "CrossAttnDownBlock2D"])),
  mid_block_type: only("UNetMidBlock2DCrossAttn"),
  layers_per_block: z.union([count, z.array(count)]).default(2),
  transformer_layers_per_block: z.union([count, z.array(count)]).default(1),
  // The number of heads: diffusers named this option wrongly and had to keep the name.
  attention_head_dim: z.union([count, z.array(count)]).default(8),
  num_attention_heads: z.union([count, z.array(count)]).nullish(),
  cross_attention_dim: count,
  norm_num_groups: count.default(32),
  norm_eps: z.number().positive().default(1e-5),
  flip_sin_to_cos: z.boolean().default(true),
  freq_shift: z.number().default(0),
  addition_embed_type: only("text_time"),
  addition_time_embed_dim: count,
  projection_class_embeddings_input_dim: count,
  act_fn: only("silu"),
  class_embed_type: only(null),
  downsample_padding: only(1),
  encoder_hid_dim: only(null),
  encoder_hid_dim_type: only(null),
  mid_block_scale_factor: only(1),
  num_class_embeds: only(null),
  only_cross_attention: only(false),
  resnet_time_scale_shift: only("default"),
  upcast_attention: only(null, false),
};

const schema = z.object(unetEncoderOptions);

/** One level of the U on the way down, from the highest resolution. */
export interface EncoderLevel {
  channels: number;
  resnets: number;
  heads: number;
  /** Transformer blocks after each resnet block; 0 = no attention at this level. */
  depth: number;
}

export interface UNet2DEncoderConfiguration {
  inChannels: number;
  levels: EncoderLevel[];
  midDepth: number;
  crossAttentionWidth: number;
  pooledWidth: number;
  groups: number;
  epsilon: number;
  flipSinToCos: boolean;
  frequencyShift: number;
  additionTimeWidth: number;
}

/** @throws ConfigurationError naming the network and the option that contradicts another */
export function readUNet2DEncoder(network: string, options: z.output<typeof schema>): UNet2DEncoderConfiguration {
  const channels = options.block_out_channels;
  const perLevel = (name: string, value: number | number[]): number[] => {
    const list = typeof value === "number" ? channels.map(() => value) : value;
    if (list.length !== channels.length)
      throw new ConfigurationError(`${network}: "${name}" has ${list.length} values for ${channels.length} levels`);
    return list;
  };
  const heads = perLevel("attention_head_dim", options.num_attention_heads ?? options.attention_head_dim);
  const depths = perLevel("transformer_layers_per_block", options.transformer_layers_per_block);
  const resnets = perLevel("layers_per_block", options.layers_per_block);
  if (options.down_block_types.length !== channels.length)
    throw new ConfigurationError(`${network}: "down_block_types" and "block_out_channels" differ in length`);
  const pooledWidth = options.projection_class_embeddings_input_dim - 6 * options.addition_time_embed_dim;
  if (pooledWidth <= 0)
    throw new ConfigurationError(`${network}: "projection_class_embeddings_input_dim" leaves no room for text`);
  return {
    inChannels: options.in_channels,
    levels: channels.map((width, i) => ({
      channels: width,
      resnets: resnets[i]!,
      heads: heads[i]!,
      depth: options.down_block_types[i] === "CrossAttnDownBlock2D" ? depths[i]! : 0,
    })),
    midDepth: depths.at(-1)!,
    crossAttentionWidth: options.cross_attention_dim,
    pooledWidth,
    groups: options.norm_num_groups,
    epsilon: options.norm_eps,
    flipSinToCos: options.flip_sin_to_cos,
    frequencyShift: options.freq_shift,
    additionTimeWidth: options.addition_time_embed_dim,
  };
}

/** Names of the attentions of the down blocks, then of the mid block, in diffusers' order within each. */
export function encoderAttentionNames({ levels, midDepth }: UNet2DEncoderConfiguration): {
  down: string[];
  mid: string[];
} {
  return {
    down: levels.flatMap((level, i) => blockAttentionNames(`down_blocks.${i}`, level.resnets, level.depth)),
    mid: blockAttentionNames("mid_block", 1, midDepth),
  };
}

export function blockAttentionNames(block: string, transformers: number, depth: number): string[] {
  return range(transformers).flatMap((i) =>
    range(depth).flatMap((j) =>
      ["attn1", "attn2"].map((attention) => `${block}.attentions.${i}.transformer_blocks.${j}.${attention}`),
    ),
  );
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
