import { z } from "zod";
import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { conv2d, groupNorm, project, silu, toTokens } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { readConfiguration } from "./configuration.ts";
import { type NormOptions, resnetBlock } from "./resnet-block.ts";

const configuration = z
  .object({
    image_size: z.int().positive(),
    hidden_sizes: z.array(z.int().positive()).min(1),
    depths: z.array(z.int().nonnegative()),
    projection_dim: z.int().positive(),
    norm_num_groups: z.int().positive(),
    norm_eps: z.number().positive(),
    num_channels: z.literal(3).default(3),
  })
  .refine(({ hidden_sizes, depths }) => hidden_sizes.length === depths.length, {
    message: "must have as many entries as hidden_sizes",
    path: ["depths"],
  });

/** Positions of the hidden states: the grid that is left after halving the picture once a level. */
export function resNetVisionPatches(config: unknown): number {
  const { image_size: size, hidden_sizes: levels } = readConfiguration("ResNetVision", configuration, config);
  return Math.floor(size / 2 ** levels.length) ** 2;
}

/**
 * An image encoder of convolutions, as CLIP (arXiv 2103.00020) has one beside its vision transformer, made of the
 * residual blocks of the other networks (training/train/networks/resnet_vision.py).
 *
 * Input: `pixel_values` [B, 3, S, S], normalised as CLIP wants it. Output: `hidden_states` [B, N, C], N positions of the
 * last level's grid, row by row, and `image_embeds` [B, P].
 */
export function buildResNetVision(options: { config: unknown; checkpoint: Checkpoint }): GraphModel {
  const config = readConfiguration("ResNetVision", configuration, options.config);
  const weights = new Weights(options.checkpoint);
  const norm: NormOptions = { groups: config.norm_num_groups, epsilon: config.norm_eps };
  const { image_size: size, hidden_sizes: widths, projection_dim: projected } = config;

  const graph = new GraphBuilder("resnet-vision");
  let x = graph.input("pixel_values", "float32", ["batch", 3, size, size]);
  for (const [i, depth] of config.depths.entries()) {
    const level = weights.at("down_blocks").at(i);
    if (i > 0) x = activated(graph, x, level.at("norm"), norm);
    x = conv2d(graph, x, level.at("conv"), { stride: 2 });
    for (let block = 0; block < depth; block++) x = resnetBlock(graph, x, level.at("resnets").at(block), norm);
  }
  x = activated(graph, x, weights.at("norm_out"), norm);
  graph.output("hidden_states", toTokens(graph, x), ["batch", resNetVisionPatches(config), widths.at(-1)!]);
  const squeezed = conv2d(graph, x, weights.at("squeeze"));
  const flat = graph.add("Flatten", [squeezed], { axis: 1 });
  graph.output("image_embeds", project(graph, flat, weights.get("visual_projection.weight")), ["batch", projected]);
  return graph.finish();
}

function activated(graph: GraphBuilder, x: Value, weights: Weights, { groups, epsilon }: NormOptions): Value {
  return silu(graph, groupNorm(graph, x, weights, groups, epsilon));
}
