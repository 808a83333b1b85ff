import { CheckpointError, type NetworkSource } from "../checkpoints/checkpoint.ts";
import { openCheckpoint } from "../checkpoints/open.ts";
import { Weights } from "../checkpoints/weights.ts";
import { autoencoderOf } from "./autoencoder.ts";
import { notSdxl } from "./recognise.ts";
import { clipTextOf, openClipTextOf } from "./text-encoders.ts";
import { unetOf } from "./unet.ts";

/** What one file holds of a base model. */
export interface SingleFile {
  unet: NetworkSource;
  vae: NetworkSource;
  text_encoder: NetworkSource;
  text_encoder_2: NetworkSource;
  /** As a `scheduler_config.json` says it. */
  scheduler: unknown;
}

/**
 * Opens an SDXL checkpoint as people share them: one .safetensors or .ckpt file with Stability AI's own names. Its
 * tensors are presented under diffusers' and transformers' names and read where they lie; every tensor that drawing
 * needs is looked up now. What the names and shapes do not say are SDXL's constants.
 *
 * @throws CheckpointError saying what the file is instead, or what it lacks
 */
export async function openSingleFile(path: string): Promise<SingleFile> {
  const checkpoint = await openCheckpoint(path);
  const nested = [...checkpoint.tensors.keys()].some((name) => name.startsWith("state_dict."));
  const problem = notSdxl(checkpoint, nested ? "state_dict." : "");
  if (problem) throw new CheckpointError(`${path} is not an SDXL checkpoint: ${problem}.`);
  const weights = new Weights(checkpoint, nested ? "state_dict." : "");
  try {
    const second = openClipTextOf(weights.at("conditioner.embedders.1.model"));
    return {
      unet: unetOf(weights.at("model.diffusion_model"), second.pooledWidth),
      vae: autoencoderOf(weights.at("first_stage_model")),
      text_encoder: clipTextOf(weights.at("conditioner.embedders.0.transformer")),
      text_encoder_2: second,
      scheduler: schedulerOf(weights),
    };
  } catch (cause) {
    throw new CheckpointError(`${path} cannot be used as SDXL: ${(cause as Error).message}`, { cause });
  }
}

/**
 * The noise that SDXL was trained with (`scheduler_config.json` of stable-diffusion-xl-base-1.0). Fine-tunes that
 * predict v instead of noise, or were trained down to no signal at all, say so by empty tensors (`v_pred`, `ztsnr`).
 */
function schedulerOf(weights: Weights): unknown {
  return {
    num_train_timesteps: 1000,
    beta_start: 0.00085,
    beta_end: 0.012,
    beta_schedule: "scaled_linear",
    timestep_spacing: "leading",
    steps_offset: 1,
    prediction_type: weights.has("v_pred") ? "v_prediction" : "epsilon",
    rescale_betas_zero_snr: weights.has("ztsnr"),
  };
}
