import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder } from "../graph/graph-builder.ts";
import { conv2d, groupNorm, silu } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { addResiduals } from "./controlnet-residuals.ts";
import { AttentionAdapters, contextKeysAndValues, identityKeysAndValues } from "./decoupled-attention.ts";
import { giveKeysAndValues } from "./prepared-attention.ts";
import { upsample } from "./resnet-block.ts";
import { attentionNames, readUNet2DConfiguration, type UNet2DConfiguration } from "./unet-2d-configuration.ts";
import { giveAddedEmbedding, timeEmbedding } from "./unet-2d-embeddings.ts";
import { unetBlocks, unetEncoder } from "./unet-2d-encoder.ts";
import { range } from "./unet-2d-encoder-configuration.ts";

export interface UNet2DConditionOptions {
  config: unknown;
  checkpoint: Checkpoint;
  /** StoryMaker's adapter: its `ip_adapter.<i>.*` tensors. Without it the UNet has no identity branch. */
  adapter?: Checkpoint;
  /** How much of the adapter's LoRA is merged into the attention weights. */
  loraScale?: number;
  /** Whether `unet` also takes a ControlNet's residuals. */
  withResiduals?: boolean;
}

/**
 * diffusers' `UNet2DConditionModel` as Stable Diffusion XL configures it (arXiv 2307.01952), with StoryMaker's decoupled
 * cross-attention and LoRA (arXiv 2409.12576), in two graphs, because what the context contributes is the same in every
 * step.
 *
 * `context`, run once a panel. Inputs: `text_context` [B, T, C], `text_embeds` [B, P], `time_ids` [B, 6], and with an
 * adapter `identity_context` [B, I, C] and `identity_scale` [1]. Its outputs are, name by name, inputs of `unet`.
 *
 * `unet`, run each step. Inputs: `sample` [B, c, h, w], h and w divisible by 2^(levels - 1); `timestep` [1], a float;
 * all outputs of `context`; with residuals also those of `residualNames`. Output: `noise_prediction` [B, c, h, w].
 *
 *     const prepared = await context.run({ text_context, text_embeds, time_ids, identity_context, identity_scale });
 *     const { noise_prediction } = await unet.run({ ...prepared, sample, timestep });
 *
 * @throws ConfigurationError naming the option that is not supported
 */
export function buildUNet2DCondition(options: UNet2DConditionOptions): { context: GraphModel; unet: GraphModel } {
  const config = readUNet2DConfiguration(options.config);
  const weights = new Weights(options.checkpoint);
  const names = attentionNames(config);
  const adapters = new AttentionAdapters(names, options.adapter, options.loraScale ?? 1);
  return {
    context: buildContext(config, weights, names, adapters),
    unet: buildSteps(config, weights, adapters, options.withResiduals ?? false),
  };
}

function buildContext(
  config: UNet2DConfiguration,
  weights: Weights,
  names: readonly string[],
  adapters: AttentionAdapters,
): GraphModel {
  const graph = new GraphBuilder("unet-2d-condition-context");
  const width = config.crossAttentionWidth;
  const text = graph.input("text_context", "float32", ["batch", "text_tokens", width]);
  giveAddedEmbedding(graph, config, weights);

  const identity = adapters.any ? graph.input("identity_context", "float32", ["batch", "identity_tokens", width]) : "";
  const scale = adapters.any ? graph.input("identity_scale", "float32", [1]) : "";
  for (const name of names.filter((name) => name.endsWith("attn2"))) {
    const attention = weights.at(name);
    const inner = attention.get("to_k.weight").shape[0]!;
    const adapter = adapters.get(name);
    const ofText = contextKeysAndValues(graph, text, { weights: attention, adapter });
    giveKeysAndValues(graph, { source: "text", name, width: inner }, ofText);
    if (!adapter) continue;
    const ofIdentity = identityKeysAndValues(graph, identity, scale, adapter);
    giveKeysAndValues(graph, { source: "identity", name, width: inner }, ofIdentity);
  }
  return graph.finish();
}

function buildSteps(
  config: UNet2DConfiguration,
  weights: Weights,
  adapters: AttentionAdapters,
  withResiduals: boolean,
): GraphModel {
  const graph = new GraphBuilder("unet-2d-condition");
  const sample = graph.input("sample", "float32", ["batch", config.inChannels, "height", "width"]);
  const time = timeEmbedding(graph, config, weights);
  const sources = adapters.any ? (["text", "identity"] as const) : (["text"] as const);
  const blocks = unetBlocks(graph, { config, weights, time, adapters, sources });

  const first = conv2d(graph, sample, weights.at("conv_in"));
  const encoded = unetEncoder(graph, first, config, weights, blocks);
  const { middle, skips } = withResiduals ? addResiduals(graph, config, encoded) : encoded;

  let x = middle;
  for (const [i, { resnets, upDepth, heads }] of config.levels.toReversed().entries()) {
    const block = `up_blocks.${i}`;
    for (const j of range(resnets + 1)) {
      const joined = graph.add("Concat", [x, skips.pop()!], { axis: 1 });
      x = blocks.attend(blocks.resnet(joined, `${block}.resnets.${j}`), `${block}.attentions.${j}`, upDepth, heads);
    }
    if (i < config.levels.length - 1) x = upsample(graph, x, weights.at(`${block}.upsamplers.0`));
  }

  x = silu(graph, groupNorm(graph, x, weights.at("conv_norm_out"), config.groups, config.epsilon));
  const prediction = conv2d(graph, x, weights.at("conv_out"));
  graph.output("noise_prediction", prediction, ["batch", config.outChannels, "height", "width"]);
  return graph.finish();
}
