import type { SdxlConfigurations } from "./configurations.ts";
import { TensorList } from "./tensor-list.ts";

interface Layers {
  hidden_size: number;
  intermediate_size: number;
  num_hidden_layers: number;
}

/** transformers' CLIPTextModel, and with a projection CLIPTextModelWithProjection. */
export function textEncoderTensors(
  config: SdxlConfigurations["text_encoder"] & { projection_dim?: number },
): TensorList {
  const list = new TensorList();
  const { hidden_size: width, projection_dim: projection } = config;
  list.tensor("text_model.embeddings.token_embedding.weight", config.vocab_size, width);
  list.tensor("text_model.embeddings.position_embedding.weight", config.max_position_embeddings, width);
  layers(list, "text_model.encoder.layers", config);
  list.norm("text_model.final_layer_norm", width);
  if (projection !== undefined) list.linear("text_projection", width, projection, { bias: false });
  return list;
}

/** transformers' CLIPVisionModelWithProjection. */
export function imageEncoderTensors(config: SdxlConfigurations["image_encoder"]): TensorList {
  const list = new TensorList();
  const { hidden_size: width, patch_size: patch } = config;
  const patches = (config.image_size / patch) ** 2;
  list.tensor("vision_model.embeddings.class_embedding", width);
  list.tensor("vision_model.embeddings.patch_embedding.weight", width, 3, patch, patch);
  list.tensor("vision_model.embeddings.position_embedding.weight", patches + 1, width);
  list.norm("vision_model.pre_layrnorm", width);
  layers(list, "vision_model.encoder.layers", config);
  list.norm("vision_model.post_layernorm", width);
  list.linear("visual_projection", width, config.projection_dim, { bias: false });
  return list;
}

function layers(list: TensorList, name: string, config: Layers): void {
  const { hidden_size: width, intermediate_size: inner } = config;
  for (let i = 0; i < config.num_hidden_layers; i++) {
    const layer = `${name}.${i}`;
    for (const norm of ["layer_norm1", "layer_norm2"]) list.norm(`${layer}.${norm}`, width);
    for (const part of ["q_proj", "k_proj", "v_proj", "out_proj"])
      list.linear(`${layer}.self_attn.${part}`, width, width);
    list.linear(`${layer}.mlp.fc1`, width, inner);
    list.linear(`${layer}.mlp.fc2`, inner, width);
  }
}
