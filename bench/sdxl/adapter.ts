import { attentionNames, readUNet2DConfiguration } from "../../src/pipeline/networks/unet-2d-configuration.ts";
import type { SdxlConfigurations } from "./configurations.ts";
import { TensorList } from "./tensor-list.ts";

/** StoryMaker's sizes: ArcFace's embedding, its tokens, the layers of its resamplers, the characters of a picture, LoRA's rank. */
const [ARCFACE, FACE_TOKENS, BODY_TOKENS, DEPTH, SLOTS, RANK] = [512, 4, 16, 4, 3, 128];

/** StoryMaker's adapter for a UNet of SDXL's family: names and shapes as `mask.bin` has them. */
export function adapterTensors({ unet, image_encoder: vision }: SdxlConfigurations): TensorList {
  const list = new TensorList();
  resampler(list, unet.cross_attention_dim, vision.hidden_size);
  for (const [i, name] of attentionNames(readUNet2DConfiguration(unet)).entries())
    attention(list, `ip_adapter.${i}`, name, unet);
  return list;
}

function resampler(list: TensorList, width: number, clip: number): void {
  const module = "image_proj_model";
  list.linear(`${module}.proj.0`, ARCFACE, 2 * ARCFACE);
  list.linear(`${module}.proj.2`, 2 * ARCFACE, FACE_TOKENS * width);
  list.norm(`${module}.norm`, width);
  perceiver(list, `${module}.perceiver_resampler`, { width, inner: width, clip });
  // The body's own resampler is 1280 wide at SDXL's size, whatever it reads.
  const inner = (1280 * width) / 2048;
  list.tensor(`${module}.resample.latents`, 1, BODY_TOKENS, inner);
  perceiver(list, `${module}.resample`, { width, inner, clip });
  list.linear(`${module}.proj_out`, width, width);
  list.norm(`${module}.norm_out`, width);
  list.tensor(`${module}.pos_embed`, SLOTS, FACE_TOKENS + BODY_TOKENS, width);
  list.tensor(`${module}.bg_embed`, 1, FACE_TOKENS + BODY_TOKENS, width);
}

function perceiver(list: TensorList, name: string, { width, inner, clip }: Record<"width" | "inner" | "clip", number>) {
  list.linear(`${name}.proj_in`, clip, inner);
  for (let i = 0; i < DEPTH; i++) {
    const [attention, feedForward] = [`${name}.layers.${i}.0`, `${name}.layers.${i}.1`];
    for (const norm of ["norm1", "norm2"]) list.norm(`${attention}.${norm}`, inner);
    list.linear(`${attention}.to_q`, inner, inner, { bias: false });
    list.linear(`${attention}.to_kv`, inner, 2 * inner, { bias: false });
    list.linear(`${attention}.to_out`, inner, inner, { bias: false });
    list.norm(`${feedForward}.0`, inner);
    list.linear(`${feedForward}.1`, inner, 4 * inner, { bias: false });
    list.linear(`${feedForward}.3`, 4 * inner, inner, { bias: false });
  }
  list.linear(`${name}.proj_out`, inner, width);
  list.norm(`${name}.norm_out`, width);
}

function attention(list: TensorList, name: string, of: string, unet: SdxlConfigurations["unet"]): void {
  const level = /^mid/.test(of) ? 2 : Number(/\d/.exec(of)![0]);
  const width = unet.block_out_channels[of.startsWith("up") ? 2 - level : level]!;
  const isCross = of.endsWith("attn2");
  const context = isCross ? unet.cross_attention_dim : width;
  for (const part of ["to_q", "to_k", "to_v", "to_out"]) {
    const from = part === "to_k" || part === "to_v" ? context : width;
    list.tensor(`${name}.${part}_lora.down.weight`, RANK, from);
    list.tensor(`${name}.${part}_lora.up.weight`, width, RANK);
  }
  if (!isCross) return;
  for (const part of ["to_k_ip", "to_v_ip"]) list.tensor(`${name}.${part}.weight`, width, context);
}
