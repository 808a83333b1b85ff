import type { Checkpoint } from "../checkpoints/checkpoint.ts";

const UNET = "model.diffusion_model.";
/** Latents in, noise out. */
const LATENT_CHANNELS = 4;

/**
 * What a file is that is not a whole SDXL checkpoint of Stability AI's layout; null when it looks like one. How files
 * differ is public: generative-models' and stablediffusion's own configurations, kohya-ss's LoRA names.
 *
 * @param prefix in front of every name, as "state_dict."
 */
export function notSdxl(checkpoint: Checkpoint, prefix: string): string | null {
  const names = [...checkpoint.tensors.keys()].filter((name) => name.startsWith(prefix));
  const any = (beginning: string) => names.some((name) => name.startsWith(prefix + beginning));
  if (names.some((name) => /lora_(up|down|A|B|unet|te)|\.lora\./.test(name)))
    return "it is a LoRA, which changes a model and is none by itself";
  if (any("cond_stage_model.")) return "it is Stable Diffusion 1 or 2, by its text encoder";
  if (any("down_blocks.") || any("text_model.") || any("decoder."))
    return "it is one network of a diffusers folder; name the folder above its network's";
  if (!checkpoint.has(`${prefix}${UNET}input_blocks.0.0.weight`)) return "it has no UNet under Stability AI's names";
  if (any("conditioner.embedders.0.model.")) return "it is SDXL's refiner, by its one text encoder; its base is needed";
  for (const part of ["conditioner.embedders.0.transformer.", "conditioner.embedders.1.model.", "first_stage_model."])
    if (!any(part)) return `it has no "${part}*": a whole checkpoint has both text encoders and the autoencoder`;
  const channels = checkpoint.get(`${prefix}${UNET}input_blocks.0.0.weight`).shape[1];
  if (channels === 9) return "its UNet is made for inpainting: it takes 9 channels";
  if (channels !== LATENT_CHANNELS) return `its UNet takes ${channels} channels, not the ${LATENT_CHANNELS} of latents`;
  return any("edm_mean") || any("edm_vpred") ? "it was trained with EDM's noise, which is not offered" : null;
}
