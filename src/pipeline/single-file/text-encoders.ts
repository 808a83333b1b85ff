import type { NetworkSource } from "../checkpoints/checkpoint.ts";
import type { Weights } from "../checkpoints/weights.ts";
import { range } from "../networks/unet-2d-encoder-configuration.ts";
import { headsOf, Renamed } from "./renamed.ts";

/** OpenAI's CLIP ViT-L. */
const VIT_L = { width: 768, layers: 12 };

/**
 * SDXL's first text encoder (`conditioner.embedders.0.transformer`): OpenAI's CLIP ViT-L, which is transformers'
 * `CLIPTextModel` there as here. SDXL reads it before its last layer, which some files therefore leave out; so it is
 * not asked for, nor counted on.
 * @throws CheckpointError naming the tensor that is missing
 */
export function clipTextOf(weights: Weights): NetworkSource {
  const positions = weights.get("text_model.embeddings.position_embedding.weight").shape;
  const stored = weights.at("text_model.encoder.layers").count();
  const layers = positions[1] === VIT_L.width ? VIT_L.layers : stored;
  const names = new Renamed(weights);
  const same = (name: string) => names.layer(name, name);
  for (const table of ["token_embedding", "position_embedding"]) {
    const name = `text_model.embeddings.${table}.weight`;
    names.tensor(name, name);
  }
  for (const i of range(layers - 1)) {
    const layer = `text_model.encoder.layers.${i}`;
    for (const name of ["layer_norm1", "layer_norm2", "mlp.fc1", "mlp.fc2"]) same(`${layer}.${name}`);
    for (const name of ["q_proj", "k_proj", "v_proj", "out_proj"]) same(`${layer}.self_attn.${name}`);
  }
  return { config: configuration(positions, layers, "quick_gelu"), checkpoint: names.finish() };
}

/**
 * SDXL's second text encoder (`conditioner.embedders.1.model`): OpenCLIP's ViT-bigG as that library names it, under the
 * names of transformers' `CLIPTextModelWithProjection`. Queries, keys and values are one tensor there and three here
 * (torch.nn.MultiheadAttention: in this order, by rows).
 * @returns with the width of the vector that stands for a whole text
 * @throws CheckpointError naming the tensor that is missing
 */
export function openClipTextOf(weights: Weights): NetworkSource & { pooledWidth: number } {
  const layers = weights.at("transformer.resblocks").count();
  const names = new Renamed(weights);
  names.tensor("text_model.embeddings.token_embedding.weight", "token_embedding.weight");
  names.tensor("text_model.embeddings.position_embedding.weight", "positional_embedding");
  names.layer("text_model.final_layer_norm", "ln_final");
  // Some programs that write such files turn the matrix round and name it as transformers does.
  const turned = weights.has("text_projection.weight");
  const projection = turned ? "text_projection.weight" : "text_projection";
  names.tensor(projection, projection);
  for (const i of range(layers)) {
    const [ours, theirs] = [`text_model.encoder.layers.${i}`, `transformer.resblocks.${i}`];
    for (const [our, their] of [
      ["layer_norm1", "ln_1"],
      ["layer_norm2", "ln_2"],
      ["mlp.fc1", "mlp.c_fc"],
      ["mlp.fc2", "mlp.c_proj"],
      ["self_attn.out_proj", "attn.out_proj"],
    ] as const)
      names.layer(`${ours}.${our}`, `${theirs}.${their}`);
    for (const part of ["weight", "bias"]) {
      const parts = ["q", "k", "v"].map((name) => `${ours}.self_attn.${name}_proj.${part}`);
      names.split(parts, `${theirs}.attn.in_proj_${part}`);
    }
  }
  return {
    config: configuration(weights.get("positional_embedding").shape, layers, "gelu"),
    checkpoint: names.finish(),
    pooledWidth: weights.get(projection).shape[turned ? 0 : 1]!,
  };
}

function configuration([positions, width = 0]: readonly number[], layers: number, activation: string): unknown {
  return {
    hidden_size: width,
    num_hidden_layers: layers,
    num_attention_heads: headsOf(width),
    hidden_act: activation,
    max_position_embeddings: positions,
  };
}
