import type { SdxlConfigurations } from "./configurations.ts";
import { TensorList } from "./tensor-list.ts";

/** diffusers' UNet2DConditionModel: names and shapes of its tensors. */
export function unetTensors(config: SdxlConfigurations["unet"]): TensorList {
  const list = new TensorList();
  const widths = config.block_out_channels;
  const depths = config.transformer_layers_per_block;
  const last = widths.length - 1;
  const time = 4 * widths[0]!;
  const context = config.cross_attention_dim;
  const attends = (types: string[], i: number) => types[i]!.startsWith("CrossAttn");

  list.convolution("conv_in", config.in_channels, widths[0]!);
  list.linear("time_embedding.linear_1", widths[0]!, time);
  list.linear("time_embedding.linear_2", time, time);
  list.linear("add_embedding.linear_1", config.projection_class_embeddings_input_dim, time);
  list.linear("add_embedding.linear_2", time, time);

  const skips = [widths[0]!];
  for (const [i, width] of widths.entries()) {
    const block = `down_blocks.${i}`;
    for (let j = 0; j < config.layers_per_block; j++) {
      list.resnet(`${block}.resnets.${j}`, j === 0 ? skips.at(-1)! : width, width, time);
      if (attends(config.down_block_types, i))
        transformer(list, `${block}.attentions.${j}`, width, depths[i]!, context);
      skips.push(width);
    }
    if (i === last) continue;
    list.convolution(`${block}.downsamplers.0.conv`, width, width);
    skips.push(width);
  }

  const middle = widths[last]!;
  for (const j of [0, 1]) list.resnet(`mid_block.resnets.${j}`, middle, middle, time);
  transformer(list, "mid_block.attentions.0", middle, depths[last]!, context);

  let from = middle;
  for (const [i, width] of widths.toReversed().entries()) {
    const block = `up_blocks.${i}`;
    for (let j = 0; j <= config.layers_per_block; j++) {
      list.resnet(`${block}.resnets.${j}`, from + skips.pop()!, width, time);
      if (attends(config.up_block_types, i))
        transformer(list, `${block}.attentions.${j}`, width, depths[last - i]!, context);
      from = width;
    }
    if (i < last) list.convolution(`${block}.upsamplers.0.conv`, width, width);
  }
  list.norm("conv_norm_out", widths[0]!);
  list.convolution("conv_out", widths[0]!, config.out_channels);
  return list;
}

function transformer(list: TensorList, name: string, width: number, depth: number, context: number): void {
  list.norm(`${name}.norm`, width);
  list.linear(`${name}.proj_in`, width, width);
  list.linear(`${name}.proj_out`, width, width);
  for (let i = 0; i < depth; i++) {
    const block = `${name}.transformer_blocks.${i}`;
    for (const norm of ["norm1", "norm2", "norm3"]) list.norm(`${block}.${norm}`, width);
    for (const [attention, read] of [
      ["attn1", width],
      ["attn2", context],
    ] as const) {
      list.linear(`${block}.${attention}.to_q`, width, width, { bias: false });
      for (const part of ["to_k", "to_v"]) list.linear(`${block}.${attention}.${part}`, read, width, { bias: false });
      list.linear(`${block}.${attention}.to_out.0`, width, width);
    }
    list.linear(`${block}.ff.net.0.proj`, width, 8 * width);
    list.linear(`${block}.ff.net.2`, 4 * width, width);
  }
}
