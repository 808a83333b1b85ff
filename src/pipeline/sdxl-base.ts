import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { openBaseModel } from "./base-model.ts";
import { buildAutoencoderKlDecoder } from "./networks/autoencoder-kl.ts";
import { buildClipText } from "./networks/clip-text.ts";
import { buildUNet2DCondition } from "./networks/unet-2d-condition.ts";
import { isSingleFile } from "./pack.ts";
import { PackError } from "./pack-error.ts";

/** What an SDXL folder says of itself, of which a download's small files show whether the rest is worth fetching. */
export const SDXL_DESCRIPTIONS = ["model_index.json", "unet/config.json"] as const;

/**
 * What a base model is that is no SDXL that draws from noise, going by one of its descriptions in JSON; null where
 * nothing speaks against it.
 */
export function notSdxl(file: (typeof SDXL_DESCRIPTIONS)[number], content: string): string | null {
  let description: { _class_name?: unknown; in_channels?: unknown };
  try {
    description = JSON.parse(content) as typeof description;
  } catch {
    return `its ${file} is not JSON`;
  }
  const { _class_name: kind, in_channels: channels = 4 } = description;
  if (file === "unet/config.json")
    return channels === 4 ? null : `its UNet takes ${channels} channels, not the 4 of latents (made for inpainting?)`;
  const isSdxl = typeof kind === "string" && kind.startsWith("StableDiffusionXL") && !kind.includes("Inpaint");
  return isSdxl ? null : `its model_index.json says ${JSON.stringify(kind)}`;
}

/**
 * Checks a base model of one's own, a diffusers folder or one file: that it is SDXL, and that every tensor that drawing
 * needs is there, whole. Only headers are read.
 *
 * @throws PackError saying what it is instead, or what it lacks
 */
export async function requireSdxl(path: string): Promise<void> {
  const refuse = (problem: string, cause?: unknown) =>
    new PackError(
      `${path} cannot be the base model: ${problem}. Give an SDXL model: a folder as diffusers lays it out, or one ` +
        ".safetensors or .ckpt file with both text encoders and the autoencoder.",
      { cause },
    );
  if (!existsSync(path)) throw refuse("there is no such file or folder");
  const single = isSingleFile(path);
  if (statSync(path).isDirectory() === single)
    throw refuse(single ? "it is a folder" : "of files, .safetensors and .ckpt are read");
  if (!single)
    for (const file of [...SDXL_DESCRIPTIONS, "tokenizer/vocab.json", "tokenizer_2/vocab.json"]) {
      if (!existsSync(join(path, file))) throw refuse(`it has no ${file}`);
      const description = SDXL_DESCRIPTIONS.find((name) => name === file);
      const problem = description && notSdxl(description, readFileSync(join(path, file), "utf8"));
      if (problem) throw refuse(problem);
    }
  try {
    const base = await openBaseModel(path);
    buildUNet2DCondition(await base.network("unet"));
    buildAutoencoderKlDecoder(await base.network("vae"));
    for (const name of ["text_encoder", "text_encoder_2"] as const) buildClipText(await base.network(name));
  } catch (cause) {
    throw refuse((cause as Error).message.replace(/\.$/, ""), cause);
  }
}
