import type { Weights } from "../checkpoints/weights.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { conv2d } from "../graph/layers.ts";
import type { AttentionAdapters } from "./decoupled-attention.ts";
import { type PreparedAttention, takeKeysAndValues } from "./prepared-attention.ts";
import { resnetBlock } from "./resnet-block.ts";
import { transformer2D } from "./transformer-2d.ts";
import { range, type UNet2DEncoderConfiguration } from "./unet-2d-encoder-configuration.ts";

/** The two kinds of blocks that a U is made of, by their names in the checkpoint. [B, C, H, W] -> [B, D, H, W] */
export interface UNetBlocks {
  resnet(x: Value, name: string): Value;
  /** Leaves x as it is where the depth is 0. */
  attend(x: Value, name: string, depth: number, heads: number): Value;
}

export interface UNetBlocksOptions {
  config: UNet2DEncoderConfiguration;
  weights: Weights;
  /** The activated time embedding [B, E]. */
  time: Value;
  adapters: AttentionAdapters;
  /** What every cross-attention looks at; its keys and values become inputs of the graph. */
  sources: readonly PreparedAttention["source"][];
}

export function unetBlocks(graph: GraphBuilder, options: UNetBlocksOptions): UNetBlocks {
  const { config, weights, time, adapters, sources } = options;
  const { groups, epsilon } = config;
  const context = (name: string) =>
    sources.map((source) =>
      takeKeysAndValues(graph, { source, name, width: weights.get(`${name}.to_k.weight`).shape[0]! }),
    );
  return {
    resnet: (x, name) => resnetBlock(graph, x, weights.at(name), { groups, epsilon }, time),
    attend: (x, name, depth, heads) =>
      depth === 0
        ? x
        : transformer2D(graph, x, { name, weights: weights.at(name), adapters, heads, depth, groups, context }),
  };
}

/**
 * The way down and the middle of the U: what a UNet (arXiv 1505.04597) and its ControlNet have in common.
 *
 * @param x after the first convolution, [B, C, h, w]
 * @returns `skips`: x and what every block and downsampling on the way makes of it, from the highest resolution down;
 *   `middle` [B, D, h / 2^(levels - 1), w / 2^(levels - 1)]
 */
export function unetEncoder(
  graph: GraphBuilder,
  x: Value,
  { levels, midDepth }: UNet2DEncoderConfiguration,
  weights: Weights,
  { resnet, attend }: UNetBlocks,
): { middle: Value; skips: Value[] } {
  let state = x;
  const skips = [x];
  for (const [i, { resnets, depth, heads }] of levels.entries()) {
    const block = `down_blocks.${i}`;
    for (const j of range(resnets)) {
      state = attend(resnet(state, `${block}.resnets.${j}`), `${block}.attentions.${j}`, depth, heads);
      skips.push(state);
    }
    if (i < levels.length - 1) {
      state = conv2d(graph, state, weights.at(`${block}.downsamplers.0.conv`), { stride: 2 });
      skips.push(state);
    }
  }
  state = resnet(state, "mid_block.resnets.0");
  state = attend(state, "mid_block.attentions.0", midDepth, levels.at(-1)!.heads);
  return { middle: resnet(state, "mid_block.resnets.1"), skips };
}
