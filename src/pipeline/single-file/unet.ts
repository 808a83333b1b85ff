import { CheckpointError, type NetworkSource } from "../checkpoints/checkpoint.ts";
import type { Weights } from "../checkpoints/weights.ts";
import { range } from "../networks/unet-2d-encoder-configuration.ts";
import { headsOf, Renamed } from "./renamed.ts";

/** Of every level on the way down; on the way up there is one more. */
const RESNETS = 2;

/**
 * SDXL's UNet (`model.diffusion_model` of Stability AI's generative-models, whose openaimodel.py numbers its blocks
 * through) as diffusers' `UNet2DConditionModel` names it; the correspondence is that of diffusers'
 * convert_original_stable_diffusion_to_diffusers.py. Widths and depths are read from the tensors.
 *
 * @param pooledWidth of the text vector that joins the sizes of micro-conditioning
 * @throws CheckpointError when a tensor is missing, or the blocks are not arranged as SDXL's
 */
export function unetOf(weights: Weights, pooledWidth: number): NetworkSource {
  const blocks = weights.at("input_blocks").count();
  const levels = range(Math.floor(blocks / (RESNETS + 1)));
  const depths = levels.map((level) => transformersOf(weights, `input_blocks.${firstInput(level)}.1`));
  const channels = levels.map(
    (level) => weights.get(`input_blocks.${firstInput(level)}.0.out_layers.0.weight`).shape[0]!,
  );
  const deepest = levels.findLast((level) => depths[level]! > 0);
  if (blocks % (RESNETS + 1) !== 0 || deepest === undefined)
    throw new CheckpointError(`this UNet has ${blocks} blocks on its way down: they are not arranged as SDXL's`);
  const unet = new RenamedUNet(weights);
  unet.levels(depths);
  const embedded = weights.get("label_emb.0.0.weight").shape[1]!;
  const context = `input_blocks.${firstInput(deepest)}.1.transformer_blocks.0.attn2.to_k.weight`;
  return {
    config: {
      in_channels: weights.get("input_blocks.0.0.weight").shape[1],
      out_channels: weights.get("out.2.weight").shape[0],
      block_out_channels: channels,
      down_block_types: depths.map((depth) => (depth > 0 ? "CrossAttnDownBlock2D" : "DownBlock2D")),
      up_block_types: depths.toReversed().map((depth) => (depth > 0 ? "CrossAttnUpBlock2D" : "UpBlock2D")),
      layers_per_block: RESNETS,
      transformer_layers_per_block: depths.map((depth) => Math.max(1, depth)),
      attention_head_dim: channels.map(headsOf),
      cross_attention_dim: weights.get(context).shape[1],
      addition_time_embed_dim: (embedded - pooledWidth) / 6,
      projection_class_embeddings_input_dim: embedded,
    },
    checkpoint: unet.finish(),
  };
}

/** The number of a level's first resnet block: a convolution comes before all, a downsampling after each level. */
function firstInput(level: number): number {
  return 1 + level * (RESNETS + 1);
}

function transformersOf(weights: Weights, module: string): number {
  return weights.at(`${module}.transformer_blocks`).count();
}

class RenamedUNet extends Renamed {
  levels(depths: readonly number[]): void {
    for (const [ours, theirs] of [
      ["time_embedding.linear_1", "time_embed.0"],
      ["time_embedding.linear_2", "time_embed.2"],
      ["add_embedding.linear_1", "label_emb.0.0"],
      ["add_embedding.linear_2", "label_emb.0.2"],
      ["conv_in", "input_blocks.0.0"],
      ["conv_norm_out", "out.0"],
      ["conv_out", "out.2"],
    ] as const)
      this.layer(ours, theirs);
    const last = depths.length - 1;
    for (const [i, depth] of depths.entries()) {
      for (const j of range(RESNETS)) this.#block(`down_blocks.${i}`, j, `input_blocks.${firstInput(i) + j}`, depth);
      if (i < last) this.layer(`down_blocks.${i}.downsamplers.0.conv`, `input_blocks.${firstInput(i) + RESNETS}.0.op`);
    }
    this.#resnet("mid_block.resnets.0", "middle_block.0");
    this.#transformer("mid_block.attentions.0", "middle_block.1", depths[last]!);
    this.#resnet("mid_block.resnets.1", "middle_block.2");
    for (const [i, depth] of depths.toReversed().entries()) {
      const first = i * (RESNETS + 1);
      for (const j of range(RESNETS + 1)) this.#block(`up_blocks.${i}`, j, `output_blocks.${first + j}`, depth);
      const upsampler = `output_blocks.${first + RESNETS}.${depth > 0 ? 2 : 1}.conv`;
      if (i < last) this.layer(`up_blocks.${i}.upsamplers.0.conv`, upsampler);
    }
  }

  #block(ours: string, index: number, theirs: string, depth: number): void {
    this.#resnet(`${ours}.resnets.${index}`, `${theirs}.0`);
    this.#transformer(`${ours}.attentions.${index}`, `${theirs}.1`, depth);
  }

  #resnet(ours: string, theirs: string): void {
    for (const [our, their] of [
      ["norm1", "in_layers.0"],
      ["conv1", "in_layers.2"],
      ["time_emb_proj", "emb_layers.1"],
      ["norm2", "out_layers.0"],
      ["conv2", "out_layers.3"],
    ] as const)
      this.layer(`${ours}.${our}`, `${theirs}.${their}`);
    const [channels, before] = this.weights.get(`${theirs}.in_layers.2.weight`).shape;
    if (channels !== before) this.layer(`${ours}.conv_shortcut`, `${theirs}.skip_connection`);
  }

  /** Inside of a transformer both name everything alike. */
  #transformer(ours: string, theirs: string, depth: number): void {
    const found = transformersOf(this.weights, theirs);
    if (found !== depth)
      throw new CheckpointError(
        `this UNet is not arranged as SDXL's: "${theirs}" has ${found} transformer blocks, its level ${depth}`,
      );
    if (depth === 0) return;
    const same = (name: string) => this.layer(`${ours}.${name}`, `${theirs}.${name}`);
    for (const name of ["norm", "proj_in", "proj_out"]) same(name);
    for (const i of range(depth)) {
      const block = `transformer_blocks.${i}`;
      for (const name of ["norm1", "norm2", "norm3", "ff.net.0.proj", "ff.net.2"]) same(`${block}.${name}`);
      for (const attention of [`${block}.attn1`, `${block}.attn2`]) {
        same(`${attention}.to_out.0`);
        for (const name of ["to_q", "to_k", "to_v"]) {
          const weight = `${attention}.${name}.weight`;
          this.tensor(`${ours}.${weight}`, `${theirs}.${weight}`);
        }
      }
    }
  }
}
