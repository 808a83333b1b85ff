/** SDXL's networks as their `config.json` files say, all widths times a share of their own (1, 1/2, 1/4). */
export function sdxlConfigurations(share: number) {
  const text = { max_position_embeddings: 77, vocab_size: 49408, eos_token_id: 2, layer_norm_eps: 1e-5 };
  const [clip, openClip, crossAttention] = [768 * share, 1280 * share, 2048 * share];
  return {
    unet: {
      in_channels: 4,
      out_channels: 4,
      block_out_channels: [320 * share, 640 * share, 1280 * share],
      down_block_types: ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
      up_block_types: ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
      layers_per_block: 2,
      transformer_layers_per_block: [1, 2, 10],
      // diffusers means the number of heads.
      attention_head_dim: [5, 10, 20],
      cross_attention_dim: crossAttention,
      use_linear_projection: true,
      addition_embed_type: "text_time",
      addition_time_embed_dim: 256,
      projection_class_embeddings_input_dim: 6 * 256 + openClip,
      norm_num_groups: share < 1 ? 16 : 32,
      sample_size: 128,
    },
    vae: {
      block_out_channels: [128, 256, 512, 512].map((width) => width * share),
      down_block_types: Array<string>(4).fill("DownEncoderBlock2D"),
      up_block_types: Array<string>(4).fill("UpDecoderBlock2D"),
      latent_channels: 4,
      layers_per_block: 2,
      norm_num_groups: 32,
      scaling_factor: 0.13025,
    },
    text_encoder: {
      ...text,
      hidden_act: "quick_gelu",
      hidden_size: clip,
      intermediate_size: 4 * clip,
      num_attention_heads: 12,
      num_hidden_layers: 12,
    },
    text_encoder_2: {
      ...text,
      hidden_act: "gelu",
      hidden_size: openClip,
      intermediate_size: 4 * openClip,
      num_attention_heads: 20,
      num_hidden_layers: 32,
      projection_dim: openClip,
    },
    image_encoder: {
      hidden_act: "gelu",
      hidden_size: 1280 * share,
      intermediate_size: 5120 * share,
      num_attention_heads: 16,
      num_hidden_layers: 32,
      image_size: 224,
      patch_size: 14,
      projection_dim: 1024 * share,
      layer_norm_eps: 1e-5,
    },
  };
}

export type SdxlConfigurations = ReturnType<typeof sdxlConfigurations>;
