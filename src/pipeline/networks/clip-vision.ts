import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import type { GraphModel } from "../graph/model.ts";

/**
 * Input: `pixel_values` [B, 3, S, S]. Output: `hidden_states` [B, 1 + (S/P)^2, C] (the last layer but one);
 * with `imageEmbeds` also `image_embeds` [B, P].
 */
export function buildClipVision(_options: {
  config: unknown;
  checkpoint: Checkpoint;
  imageEmbeds?: boolean;
}): GraphModel {
  throw new Error("not written yet");
}
