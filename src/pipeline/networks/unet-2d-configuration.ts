import { z } from "zod";
import { ConfigurationError, only, readConfiguration } from "./configuration.ts";

const count = z.int().positive();

const schema = z.object({
  in_channels: count,
  out_channels: count,
  block_out_channels: z.array(count).min(1),
  down_block_types: z.array(z.enum(["DownBlock2D", "CrossAttnDownBlock2D"])),
  up_block_types: z.array(z.enum(["UpBlock2D", "CrossAttnUpBlock2D"])),
  mid_block_type: only("UNetMidBlock2DCrossAttn"),
  layers_per_block: z.union([count, z.array(count)]).default(2),
  transformer_layers_per_block: z.union([count, z.array(count)]).default(1),
  // The number of heads: diffusers named this option wrongly and had to keep the name.
  attention_head_dim: z.union([count, z.array(count)]).default(8),
  num_attention_heads: z.union([count, z.array(count)]).nullish(),
  cross_attention_dim: count,
  use_linear_projection: z.boolean().default(false),
  norm_num_groups: count.default(32),
  norm_eps: z.number().positive().default(1e-5),
  flip_sin_to_cos: z.boolean().default(true),
  freq_shift: z.number().default(0),
  addition_embed_type: only("text_time"),
  addition_time_embed_dim: count,
  projection_class_embeddings_input_dim: count,
  act_fn: only("silu"),
  attention_type: only("default"),
  center_input_sample: only(false),
  class_embed_type: only(null),
  conv_in_kernel: only(3),
  conv_out_kernel: only(3),
  cross_attention_norm: only(null),
  downsample_padding: only(1),
  dual_cross_attention: only(false),
  encoder_hid_dim: only(null),
  encoder_hid_dim_type: only(null),
  mid_block_only_cross_attention: only(null, false),
  mid_block_scale_factor: only(1),
  num_class_embeds: only(null),
  only_cross_attention: only(false),
  resnet_out_scale_factor: only(1),
  resnet_skip_time_act: only(false),
  resnet_time_scale_shift: only("default"),
  reverse_transformer_layers_per_block: only(null),
  time_cond_proj_dim: only(null),
  time_embedding_act_fn: only(null),
  time_embedding_dim: only(null),
  time_embedding_type: only("positional"),
  timestep_post_act: only(null),
  upcast_attention: only(null, false),
});

/** One level of the U, from the highest resolution down. */
export interface UNetLevel {
  channels: number;
  /** Resnet blocks on the way down; one more on the way up. */
  resnets: number;
  heads: number;
  /** Transformer blocks after each resnet block; 0 = no attention at this level. */
  depth: number;
  upDepth: number;
}

export interface UNet2DConfiguration {
  inChannels: number;
  outChannels: number;
  levels: UNetLevel[];
  midDepth: number;
  crossAttentionWidth: number;
  pooledWidth: number;
  groups: number;
  epsilon: number;
  flipSinToCos: boolean;
  frequencyShift: number;
  additionTimeWidth: number;
}

/**
 * Reads the `config.json` of diffusers' `UNet2DConditionModel`, Stable Diffusion XL's family of it.
 * @throws ConfigurationError naming the option that is not supported
 */
export function readUNet2DConfiguration(config: unknown): UNet2DConfiguration {
  const options = readConfiguration("UNet2DConditionModel", schema, config);
  const channels = options.block_out_channels;
  const last = channels.length - 1;
  const perLevel = (name: string, value: number | number[]): number[] => {
    const list = typeof value === "number" ? channels.map(() => value) : value;
    if (list.length !== channels.length)
      throw new ConfigurationError(`UNet2DConditionModel: "${name}" has ${list.length} values for ${last + 1} levels`);
    return list;
  };
  const heads = perLevel("attention_head_dim", options.num_attention_heads ?? options.attention_head_dim);
  const depths = perLevel("transformer_layers_per_block", options.transformer_layers_per_block);
  const resnets = perLevel("layers_per_block", options.layers_per_block);
  if (options.down_block_types.length !== channels.length || options.up_block_types.length !== channels.length)
    throw new ConfigurationError(`UNet2DConditionModel: block types and "block_out_channels" differ in length`);
  const pooledWidth = options.projection_class_embeddings_input_dim - 6 * options.addition_time_embed_dim;
  if (pooledWidth <= 0)
    throw new ConfigurationError(
      `UNet2DConditionModel: "projection_class_embeddings_input_dim" leaves no room for text`,
    );
  return {
    inChannels: options.in_channels,
    outChannels: options.out_channels,
    levels: channels.map((width, i) => ({
      channels: width,
      resnets: resnets[i]!,
      heads: heads[i]!,
      depth: options.down_block_types[i] === "CrossAttnDownBlock2D" ? depths[i]! : 0,
      upDepth: options.up_block_types[last - i] === "CrossAttnUpBlock2D" ? depths[i]! : 0,
    })),
    midDepth: depths[last]!,
    crossAttentionWidth: options.cross_attention_dim,
    pooledWidth,
    groups: options.norm_num_groups,
    epsilon: options.norm_eps,
    flipSinToCos: options.flip_sin_to_cos,
    frequencyShift: options.freq_shift,
    additionTimeWidth: options.addition_time_embed_dim,
  };
}

/**
 * The names of all attentions in the order of diffusers' `unet.attn_processors` (down blocks, up blocks, mid block),
 * which is how an adapter's checkpoint numbers them.
 */
export function attentionNames({ levels, midDepth }: UNet2DConfiguration): string[] {
  const inBlock = (block: string, transformers: number, depth: number) =>
    range(transformers).flatMap((i) =>
      range(depth).flatMap((j) =>
        ["attn1", "attn2"].map((attention) => `${block}.attentions.${i}.transformer_blocks.${j}.${attention}`),
      ),
    );
  return [
    ...levels.flatMap((level, i) => inBlock(`down_blocks.${i}`, level.resnets, level.depth)),
    ...levels.toReversed().flatMap((level, i) => inBlock(`up_blocks.${i}`, level.resnets + 1, level.upDepth)),
    ...inBlock("mid_block", 1, midDepth),
  ];
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
