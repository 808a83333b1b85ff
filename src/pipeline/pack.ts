import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { checkSources, faceModel, inside, packLicence, packSource } from "./pack-sources.ts";

/** A pack's folder that cannot be drawn with; the message says what is wrong with it. */
export class PackError extends Error {
  override name = "PackError";
}

const packFields = z.strictObject({
  name: z.string().min(1),
  method: z.literal("storymaker"),
  /**
   * What reads the prompt: SDXL's two CLIP encoders, as they lie in `base` (tokenizer, tokenizer_2, text_encoder,
   * text_encoder_2), or a sentence encoder in its own folder, padded to `tokens`.
   */
  textEncoder: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("clip") }),
    z.strictObject({ type: z.literal("sentence"), folder: inside, tokens: z.int().min(2).max(512) }),
  ]),
  /** CLIP vision: reads the crops of face and body. */
  imageEncoder: z.strictObject({ folder: inside }),
  /** The base model's networks and scheduler, as diffusers lays them out. */
  base: inside,
  /** StoryMaker's adapter, as its authors save it: the resampler and the UNet's identity attention. */
  adapter: inside,
  /** A ControlNet of the base's UNet that reads OpenPose skeletons, as diffusers lays it out; packs may have none. */
  controlNet: z.strictObject({ folder: inside }).optional(),
  /**
   * Whose vector tells faces apart: `image-encoder` = the projected embedding of the face crop by the pack's own image
   * encoder; `arcface` = an ArcFace embedding given with each photo. Of length 1 either way.
   */
  faceEmbedding: z.enum(["image-encoder", "arcface"]),
  /** What the pack steers away from in every picture, in front of the style's own words. */
  negativePrompt: z.string().default(""),
  /** How strongly identities count when a request does not say. */
  identityScale: z.number().min(0).max(2).default(1),
  /** How much of the adapter's LoRA is merged into the attention weights. */
  loraScale: z.number().min(0).max(2).default(1),
  defaults: z.strictObject({
    width: z.int().positive(),
    height: z.int().positive(),
    steps: z.int().min(1).max(200),
    guidanceScale: z.number().min(1).max(30),
  }),
  licences: z.array(packLicence),
  /** What is downloaded; none for a pack that is part of the repository. */
  sources: z.array(packSource).default([]),
  faceModels: z.array(faceModel).default([]),
});

const packFile = packFields.superRefine(checkSources);

/** What a `pack.json` says, and where it lies. */
export interface PackDescription extends z.output<typeof packFile> {
  /** Absolute. */
  folder: string;
}

/** Reads and checks `pack.json` in a pack's folder. @throws PackError naming every field that is wrong */
export function readPack(folder: string): PackDescription {
  const path = join(resolve(folder), "pack.json");
  if (!existsSync(path)) throw new PackError(`${path} is missing: is ${resolve(folder)} a pack's folder?`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new PackError(`${path} is not JSON`, { cause });
  }
  const parsed = packFile.safeParse(json);
  if (!parsed.success) throw new PackError(`${path}:\n${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, folder: resolve(folder) };
}

/**
 * Refuses a pack whose networks are not all there, before anything waits for them.
 * @throws PackError naming what is missing
 */
export function requireNetworks(pack: PackDescription): void {
  const text = pack.textEncoder.type === "sentence" ? [pack.textEncoder.folder] : [];
  const controlNet = pack.controlNet ? [pack.controlNet.folder] : [];
  const base = [`${pack.base}/unet`, `${pack.base}/vae`];
  const parts = [...text, pack.imageEncoder.folder, ...base, pack.adapter, ...controlNet];
  const missing = parts.filter((part) => !existsSync(join(pack.folder, part)));
  if (missing.length === 0) return;
  const remedy =
    pack.sources.length > 0
      ? `Download it with \`npm run storymaker -- models pull ${basename(pack.folder)}\`.`
      : "The README says how packs are made.";
  throw new PackError(
    `The pack "${pack.name}" is not complete: ${missing.join(", ")} is missing in ${pack.folder}. ${remedy}`,
  );
}
