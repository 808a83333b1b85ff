import { type Checkpoint, CheckpointError, type NetworkSource } from "./checkpoints/checkpoint.ts";
import { attentionNames, readUNet2DConfiguration } from "./networks/unet-2d-configuration.ts";

/**
 * Refuses an adapter that is no StoryMaker's, or one of another UNet.
 * @throws CheckpointError saying what it is instead, as far as its tensors tell
 */
export function requireAdapterOf({ config, checkpoint: unet }: NetworkSource, adapter: Checkpoint): void {
  const path = adapter.files.join(", ");
  const kind = notStoryMaker(adapter);
  if (kind) throw new CheckpointError(`${path} is no StoryMaker adapter: ${kind}.`);
  const { crossAttentionWidth } = readUNet2DConfiguration(config);
  const names = attentionNames(readUNet2DConfiguration(config));
  const numbers = [...adapter.tensors.keys()].map((name) => Number(/^ip_adapter\.(\d+)\./.exec(name)?.[1] ?? -1));
  const count = Math.max(...numbers) + 1;
  const problems = [
    ...(count === names.length ? [] : [`it has ${count} attentions, the UNet ${names.length}`]),
    ...names.flatMap((name, i) => {
      if (!name.endsWith("attn2")) return [];
      const expected = [unet.get(`${name}.to_q.weight`).shape[0]!, crossAttentionWidth];
      const found = adapter.tensors.get(`ip_adapter.${i}.to_k_ip.weight`)?.shape ?? [];
      return `${found}` === `${expected}` ? [] : [`its attention ${i} is [${found}], the UNet's [${expected}]`];
    }),
  ];
  if (problems.length > 0)
    throw new CheckpointError(
      `${path} belongs to another base model: ${problems[0]}. StoryMaker's adapter is made for SDXL and its fine-tunes.`,
    );
}

function notStoryMaker({ tensors }: Checkpoint): string | null {
  const names = [...tensors.keys()];
  if (names.some((name) => /lora_(up|down|unet|te)/.test(name) && !name.startsWith("ip_adapter.")))
    return "it is a LoRA of a whole model";
  if (names.some((name) => /^(controlnet_|input_hint_block)/.test(name))) return "it is a ControlNet";
  if (!names.some((name) => name.startsWith("ip_adapter."))) return 'it has no "ip_adapter.*"';
  const own = ["pos_embed", "bg_embed", "perceiver_resampler.proj_in.weight", "resample.latents"];
  const missing = own.filter((name) => !tensors.has(`image_proj_model.${name}`));
  return missing.length > 0 ? `it is another IP-Adapter, without "image_proj_model.${missing.join('", "')}"` : null;
}
