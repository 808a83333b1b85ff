import { expect, test } from "vitest";
import { attentionNames, readUNet2DConfiguration } from "../../../src/pipeline/networks/unet-2d-configuration.ts";

/** What stabilityai/stable-diffusion-xl-base-1.0's unet/config.json says, as its diffusers of the time wrote it. */
const SDXL = {
  _class_name: "UNet2DConditionModel",
  act_fn: "silu",
  addition_embed_type: "text_time",
  addition_embed_type_num_heads: 64,
  addition_time_embed_dim: 256,
  attention_head_dim: [5, 10, 20],
  block_out_channels: [320, 640, 1280],
  center_input_sample: false,
  class_embed_type: null,
  class_embeddings_concat: false,
  conv_in_kernel: 3,
  conv_out_kernel: 3,
  cross_attention_dim: 2048,
  cross_attention_norm: null,
  down_block_types: ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
  downsample_padding: 1,
  dual_cross_attention: false,
  encoder_hid_dim: null,
  encoder_hid_dim_type: null,
  flip_sin_to_cos: true,
  freq_shift: 0,
  in_channels: 4,
  layers_per_block: 2,
  mid_block_only_cross_attention: null,
  mid_block_scale_factor: 1,
  mid_block_type: "UNetMidBlock2DCrossAttn",
  norm_eps: 1e-5,
  norm_num_groups: 32,
  num_attention_heads: null,
  num_class_embeds: null,
  only_cross_attention: false,
  out_channels: 4,
  projection_class_embeddings_input_dim: 2816,
  resnet_out_scale_factor: 1.0,
  resnet_skip_time_act: false,
  resnet_time_scale_shift: "default",
  sample_size: 128,
  time_cond_proj_dim: null,
  time_embedding_act_fn: null,
  time_embedding_dim: null,
  time_embedding_type: "positional",
  timestep_post_act: null,
  transformer_layers_per_block: [1, 2, 10],
  up_block_types: ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
  upcast_attention: null,
  use_linear_projection: true,
};

test("Stable Diffusion XL's own configuration", () => {
  const config = readUNet2DConfiguration(SDXL);
  expect(config.levels).toEqual([
    { channels: 320, resnets: 2, heads: 5, depth: 0, upDepth: 0 },
    { channels: 640, resnets: 2, heads: 10, depth: 2, upDepth: 2 },
    { channels: 1280, resnets: 2, heads: 20, depth: 10, upDepth: 10 },
  ]);
  expect(config).toMatchObject({ midDepth: 10, pooledWidth: 1280, crossAttentionWidth: 2048 });
});

test("attentions are numbered down, up, middle, as the adapter's checkpoint numbers them", () => {
  const names = attentionNames(readUNet2DConfiguration(SDXL));
  expect(names).toHaveLength(140);
  expect(names[0]).toBe("down_blocks.1.attentions.0.transformer_blocks.0.attn1");
  expect(names[1]).toBe("down_blocks.1.attentions.0.transformer_blocks.0.attn2");
  // 2 blocks of 2 and 2 of 10 on the way down, 3 of 10 and 3 of 2 on the way up.
  expect(names[48]).toBe("up_blocks.0.attentions.0.transformer_blocks.0.attn1");
  expect(names[108]).toBe("up_blocks.1.attentions.0.transformer_blocks.0.attn1");
  expect(names[120]).toBe("mid_block.attentions.0.transformer_blocks.0.attn1");
});

test("one number stands for every level", () => {
  const config = readUNet2DConfiguration({ ...SDXL, attention_head_dim: 8, transformer_layers_per_block: 1 });
  expect(config.levels.map(({ heads, depth }) => [heads, depth])).toEqual([
    [8, 0],
    [8, 1],
    [8, 1],
  ]);
});

test("several unsupported options are named at once", () => {
  const wrong = { ...SDXL, encoder_hid_dim: 4096, resnet_time_scale_shift: "scale_shift" };
  expect(() => readUNet2DConfiguration(wrong)).toThrow(/"encoder_hid_dim" is 4096.*"resnet_time_scale_shift"/);
});
