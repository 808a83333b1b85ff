import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import type { GraphModel } from "../graph/model.ts";

export interface UNet2DConditionOptions {
  config: unknown;
  checkpoint: Checkpoint;
  /** StoryMaker's adapter: `ip_adapter.<i>.*` tensors. Without it the UNet has no identity branch. */
  adapter?: Checkpoint;
  /** How much of the adapter's LoRA is merged into the attention weights. */
  loraScale?: number;
}

/**
 * The UNet in two graphs, because what comes from the context does not change from step to step.
 *
 * `context`, run once a panel. Inputs: `text_context` [B, T, C], `identity_context` [B, I, C], `text_embeds` [B, P],
 * `time_ids` [B, 6]. Its outputs are, name by name, inputs of `unet`.
 *
 * `unet`, run each step. Inputs: `sample` [B, c, h, w], `timestep` [1] float, `identity_scale` [1] float, and all
 * outputs of `context`. Output: `noise_prediction` [B, c, h, w].
 *
 *     const prepared = await context.run({ text_context, identity_context, text_embeds, time_ids });
 *     const { noise_prediction } = await unet.run({ ...prepared, sample, timestep, identity_scale });
 */
export function buildUNet2DCondition(_options: UNet2DConditionOptions): { context: GraphModel; unet: GraphModel } {
  throw new Error("not written yet");
}
