import type { SdxlConfigurations } from "./configurations.ts";
import { TensorList } from "./tensor-list.ts";

/** The decoder of diffusers' AutoencoderKL, which is all that drawing needs of it. */
export function decoderTensors(config: SdxlConfigurations["vae"]): TensorList {
  const list = new TensorList();
  const widths = config.block_out_channels.toReversed();
  const [middle, channels] = [widths[0]!, config.latent_channels];
  list.convolution("post_quant_conv", channels, channels, 1);
  list.convolution("decoder.conv_in", channels, middle);
  for (const j of [0, 1]) list.resnet(`decoder.mid_block.resnets.${j}`, middle, middle);
  list.norm("decoder.mid_block.attentions.0.group_norm", middle);
  for (const part of ["to_q", "to_k", "to_v", "to_out.0"])
    list.linear(`decoder.mid_block.attentions.0.${part}`, middle, middle);
  let from = middle;
  for (const [i, width] of widths.entries()) {
    for (let j = 0; j <= config.layers_per_block; j++) {
      list.resnet(`decoder.up_blocks.${i}.resnets.${j}`, from, width);
      from = width;
    }
    if (i < widths.length - 1) list.convolution(`decoder.up_blocks.${i}.upsamplers.0.conv`, width, width);
  }
  list.norm("decoder.conv_norm_out", from);
  list.convolution("decoder.conv_out", from, 3);
  return list;
}
