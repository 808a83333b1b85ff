import type { NetworkSource } from "../checkpoints/checkpoint.ts";
import type { Weights } from "../checkpoints/weights.ts";
import { range } from "../networks/unet-2d-encoder-configuration.ts";
import { Renamed } from "./renamed.ts";

/** SDXL's, of the latents' variance (arXiv 2307.01952, section 2.4; generative-models, sd_xl_base.yaml). */
const SCALING_FACTOR = 0.13025;

/**
 * The decoder of SDXL's autoencoder (`first_stage_model`, latent-diffusion's model.py) as diffusers' `AutoencoderKL`
 * names it. There levels are numbered from the smallest pixels up, here from the largest; projections of the attention
 * are 1x1 convolutions there and matrices here, of the same numbers.
 *
 * @throws CheckpointError naming the tensor that is missing
 */
export function autoencoderOf(weights: Weights): NetworkSource {
  const decoder = weights.at("decoder.up");
  const levels = range(decoder.count());
  const resnets = range(decoder.at("0.block").count());
  const names = new Renamed(weights);
  names.layer("post_quant_conv", "post_quant_conv");
  names.layer("decoder.conv_in", "decoder.conv_in");
  names.layer("decoder.conv_norm_out", "decoder.norm_out");
  names.layer("decoder.conv_out", "decoder.conv_out");
  for (const i of range(2)) resnet(names, weights, `decoder.mid_block.resnets.${i}`, `decoder.mid.block_${i + 1}`);
  for (const [ours, theirs] of [
    ["group_norm", "norm"],
    ["to_q", "q"],
    ["to_k", "k"],
    ["to_v", "v"],
    ["to_out.0", "proj_out"],
  ] as const)
    names.layer(`decoder.mid_block.attentions.0.${ours}`, `decoder.mid.attn_1.${theirs}`);
  for (const level of levels) {
    const [ours, theirs] = [`decoder.up_blocks.${levels.length - 1 - level}`, `decoder.up.${level}`];
    for (const i of resnets) resnet(names, weights, `${ours}.resnets.${i}`, `${theirs}.block.${i}`);
    if (level > 0) names.layer(`${ours}.upsamplers.0.conv`, `${theirs}.upsample.conv`);
  }
  return {
    config: {
      block_out_channels: levels.map((level) => decoder.get(`${level}.block.0.conv1.weight`).shape[0]),
      down_block_types: levels.map(() => "DownEncoderBlock2D"),
      up_block_types: levels.map(() => "UpDecoderBlock2D"),
      latent_channels: weights.get("post_quant_conv.weight").shape[0],
      layers_per_block: resnets.length - 1,
      scaling_factor: SCALING_FACTOR,
    },
    checkpoint: names.finish(),
  };
}

function resnet(names: Renamed, weights: Weights, ours: string, theirs: string): void {
  for (const name of ["norm1", "conv1", "norm2", "conv2"]) names.layer(`${ours}.${name}`, `${theirs}.${name}`);
  const [channels, before] = weights.get(`${theirs}.conv1.weight`).shape;
  if (channels !== before) names.layer(`${ours}.conv_shortcut`, `${theirs}.nin_shortcut`);
}
