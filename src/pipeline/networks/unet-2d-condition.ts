import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { GraphBuilder, type Value } from "../graph/graph-builder.ts";
import { conv2d, groupNorm, linear, silu } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import {
  AttentionAdapters,
  identityKeysAndValues,
  type KeysAndValues,
  textKeysAndValues,
} from "./decoupled-attention.ts";
import { resnetBlock, upsample } from "./resnet-block.ts";
import { sinusoids } from "./sinusoids.ts";
import { transformer2D } from "./transformer-2d.ts";
import { attentionNames, range, readUNet2DConfiguration, type UNet2DConfiguration } from "./unet-2d-configuration.ts";

export interface UNet2DConditionOptions {
  config: unknown;
  checkpoint: Checkpoint;
  /** StoryMaker's adapter: its `ip_adapter.<i>.*` tensors. Without it the UNet has no identity branch. */
  adapter?: Checkpoint;
  /** How much of the adapter's LoRA is merged into the attention weights. */
  loraScale?: number;
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
 * and all outputs of `context`. Output: `noise_prediction` [B, c, h, w].
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
    unet: buildSteps(config, weights, adapters),
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
  const textEmbeds = graph.input("text_embeds", "float32", ["batch", config.pooledWidth]);
  const timeIds = graph.input("time_ids", "float32", ["batch", 6]);
  const added = addedEmbedding(graph, config, weights.at("add_embedding"), textEmbeds, timeIds);
  graph.output("added_embedding", added, ["batch", weights.get("add_embedding.linear_2.bias").shape[0]!]);

  const hasIdentity = adapters.get(names[0]!) !== undefined;
  const identity = hasIdentity ? graph.input("identity_context", "float32", ["batch", "identity_tokens", width]) : "";
  const scale = hasIdentity ? graph.input("identity_scale", "float32", [1]) : "";
  for (const name of names.filter((name) => name.endsWith("attn2"))) {
    const attention = weights.at(name);
    const inner = attention.get("to_k.weight").shape[0]!;
    const adapter = adapters.get(name);
    const output = (source: "text" | "identity", { keys, values }: KeysAndValues) => {
      const shape = ["batch", `${source}_tokens`, inner];
      graph.output(contextName(adapters, name, source, "keys"), keys, shape);
      graph.output(contextName(adapters, name, source, "values"), values, shape);
    };
    output("text", textKeysAndValues(graph, text, { weights: attention, adapter }));
    if (adapter) output("identity", identityKeysAndValues(graph, identity, scale, adapter));
  }
  return graph.finish();
}

function buildSteps(config: UNet2DConfiguration, weights: Weights, adapters: AttentionAdapters): GraphModel {
  const graph = new GraphBuilder("unet-2d-condition");
  const sample = graph.input("sample", "float32", ["batch", config.inChannels, "height", "width"]);
  const timestep = graph.input("timestep", "float32", [1]);
  const timeEmbedding = weights.get("time_embedding.linear_2.bias").shape[0]!;
  const added = graph.input("added_embedding", "float32", ["batch", timeEmbedding]);
  const time = silu(graph, graph.add("Add", [embedTimestep(graph, config, weights, timestep), added]));

  const { groups, epsilon, levels } = config;
  const last = levels.length - 1;
  const resnet = (x: Value, name: string) => resnetBlock(graph, x, weights.at(name), { groups, epsilon }, time);
  const context = (name: string): KeysAndValues[] =>
    (adapters.get(name) ? (["text", "identity"] as const) : (["text"] as const)).map((source) => {
      const shape = ["batch", `${source}_tokens`, weights.get(`${name}.to_k.weight`).shape[0]!];
      const [keys, values] = (["keys", "values"] as const).map((part) =>
        graph.input(contextName(adapters, name, source, part), "float32", shape),
      );
      return { keys: keys!, values: values! };
    });
  const attend = (x: Value, name: string, depth: number, heads: number) =>
    depth === 0
      ? x
      : transformer2D(graph, x, { name, weights: weights.at(name), adapters, heads, depth, groups, context });

  let x = conv2d(graph, sample, weights.at("conv_in"));
  const skips = [x];
  for (const [i, { resnets, depth, heads }] of levels.entries()) {
    const block = `down_blocks.${i}`;
    for (const j of range(resnets)) {
      x = attend(resnet(x, `${block}.resnets.${j}`), `${block}.attentions.${j}`, depth, heads);
      skips.push(x);
    }
    if (i < last) {
      x = conv2d(graph, x, weights.at(`${block}.downsamplers.0.conv`), { stride: 2 });
      skips.push(x);
    }
  }

  x = resnet(x, "mid_block.resnets.0");
  x = attend(x, "mid_block.attentions.0", config.midDepth, levels[last]!.heads);
  x = resnet(x, "mid_block.resnets.1");

  for (const [i, { resnets, upDepth, heads }] of levels.toReversed().entries()) {
    const block = `up_blocks.${i}`;
    for (const j of range(resnets + 1)) {
      const joined = graph.add("Concat", [x, skips.pop()!], { axis: 1 });
      x = attend(resnet(joined, `${block}.resnets.${j}`), `${block}.attentions.${j}`, upDepth, heads);
    }
    if (i < last) x = upsample(graph, x, weights.at(`${block}.upsamplers.0`));
  }

  x = silu(graph, groupNorm(graph, x, weights.at("conv_norm_out"), groups, epsilon));
  const prediction = conv2d(graph, x, weights.at("conv_out"));
  graph.output("noise_prediction", prediction, ["batch", config.outChannels, "height", "width"]);
  return graph.finish();
}

function contextName(
  adapters: AttentionAdapters,
  attention: string,
  source: "text" | "identity",
  part: "keys" | "values",
): string {
  return `${source}_${part}.${adapters.position(attention)}`;
}

/** timestep [1] -> [1, E] */
function embedTimestep(graph: GraphBuilder, config: UNet2DConfiguration, weights: Weights, timestep: Value): Value {
  const waves = sinusoids(graph, timestep, { ...config, width: config.levels[0]!.channels });
  return twoLayers(graph, waves, weights.at("time_embedding"));
}

/** SDXL's micro-conditioning (arXiv 2307.01952, section 2.2): the pooled text and sizes. -> [B, E] */
function addedEmbedding(
  graph: GraphBuilder,
  config: UNet2DConfiguration,
  weights: Weights,
  textEmbeds: Value,
  timeIds: Value,
): Value {
  const waves = sinusoids(graph, timeIds, { ...config, width: config.additionTimeWidth });
  const sizes = graph.add("Reshape", [waves, graph.constant("int64", [-1, 6 * config.additionTimeWidth])]);
  return twoLayers(graph, graph.add("Concat", [textEmbeds, sizes], { axis: 1 }), weights);
}

function twoLayers(graph: GraphBuilder, x: Value, weights: Weights): Value {
  return linear(graph, silu(graph, linear(graph, x, weights.at("linear_1"))), weights.at("linear_2"));
}
