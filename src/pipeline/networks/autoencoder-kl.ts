import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import type { GraphModel } from "../graph/model.ts";

export interface AutoencoderKlOptions {
  config: unknown;
  checkpoint: Checkpoint;
}

/**
 * Input: `latents` [B, c, h, w] as sampled (the scaling and shift factors of the configuration are undone inside).
 * Output: `image` [B, 3, h * 2^(levels - 1), w * 2^(levels - 1)], -1..1, not clamped.
 */
export function buildAutoencoderKlDecoder(_options: AutoencoderKlOptions): GraphModel {
  throw new Error("not written yet");
}

/** Input: `image` [B, 3, H, W] in -1..1. Output: `latents` [B, c, h, w], the mean, scaled as sampling wants it. */
export function buildAutoencoderKlEncoder(_options: AutoencoderKlOptions): GraphModel {
  throw new Error("not written yet");
}
