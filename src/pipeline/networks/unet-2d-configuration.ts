import { z } from "zod";
import { ConfigurationError, only, readConfiguration } from "./configuration.ts";
import {
  blockAttentionNames,
  type EncoderLevel,
  encoderAttentionNames,
  readUNet2DEncoder,
  type UNet2DEncoderConfiguration,
  unetEncoderOptions,
} from "./unet-2d-encoder-configuration.ts";

const schema = z.object({
  ...unetEncoderOptions,
  out_channels: z.int().positive(),
  up_block_types: z.array(z.enum(["UpBlock2D", "CrossAttnUpBlock2D"])),
  attention_type: only("default"),
  center_input_sample: only(false),
  conv_in_kernel: only(3),
  conv_out_kernel: only(3),
  cross_attention_norm: only(null),
  dual_cross_attention: only(false),
  mid_block_only_cross_attention: only(null, false),
  resnet_out_scale_factor: only(1),
  resnet_skip_time_act: only(false),
  reverse_transformer_layers_per_block: only(null),
  time_cond_proj_dim: only(null),
  time_embedding_act_fn: only(null),
  time_embedding_dim: only(null),
  time_embedding_type: only("positional"),
  timestep_post_act: only(null),
});

/** One level of the U, from the highest resolution down. On the way up it has one resnet block more. */
export interface UNetLevel extends EncoderLevel {
  /** As `depth`, on the way up. */
  upDepth: number;
}

export interface UNet2DConfiguration extends UNet2DEncoderConfiguration {
  outChannels: number;
  levels: UNetLevel[];
}

/**
 * Reads the `config.json` of diffusers' `UNet2DConditionModel`, Stable Diffusion XL's family of it.
 * @throws ConfigurationError naming the option that is not supported
 */
export function readUNet2DConfiguration(config: unknown): UNet2DConfiguration {
  const network = "UNet2DConditionModel";
  const options = readConfiguration(network, schema, config);
  const encoder = readUNet2DEncoder(network, options);
  const last = encoder.levels.length - 1;
  if (options.up_block_types.length !== encoder.levels.length)
    throw new ConfigurationError(`${network}: "up_block_types" and "block_out_channels" differ in length`);
  const depths = options.transformer_layers_per_block;
  return {
    ...encoder,
    outChannels: options.out_channels,
    levels: encoder.levels.map((level, i) => ({
      ...level,
      upDepth: options.up_block_types[last - i] === "UpBlock2D" ? 0 : typeof depths === "number" ? depths : depths[i]!,
    })),
  };
}

/**
 * The names of all attentions in the order of diffusers' `unet.attn_processors` (down blocks, up blocks, mid block),
 * which is how an adapter's checkpoint numbers them.
 */
export function attentionNames(config: UNet2DConfiguration): string[] {
  const { down, mid } = encoderAttentionNames(config);
  const up = config.levels
    .toReversed()
    .flatMap(({ resnets, upDepth }, i) => blockAttentionNames(`up_blocks.${i}`, resnets + 1, upDepth));
  return [...down, ...up, ...mid];
}
