import { existsSync, readFileSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { PackError } from "./pack-error.ts";
import { readPackSettings } from "./pack-settings.ts";
import { checkSources, inside, packChoice, packLicence, packSource } from "./pack-sources.ts";

/** Pixels of a picture along its sides. */
const packSizes = z.strictObject({
  multipleOf: z.int().positive(),
  maximum: z.int().positive(),
});

const packFields = z.strictObject({
  name: z.string().min(1),
  method: z.literal("storymaker"),
  /**
   * What reads the prompt: SDXL's two CLIP encoders, as they lie in `base` (text_encoder, text_encoder_2), with their
   * vocabularies (tokenizer, tokenizer_2) in the folder `tokenizers` unless that is `base`; or a sentence encoder in its
   * own folder, padded to `tokens`. `clipSkip` counts as diffusers does: 1 is one layer more than SDXL itself skips.
   */
  textEncoder: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("clip"),
      tokenizers: inside.optional(),
      clipSkip: z.int().nonnegative().default(0),
    }),
    z.strictObject({ type: z.literal("sentence"), folder: inside, tokens: z.int().min(2).max(512) }),
  ]),
  /** Reads the crops of face and body: CLIP's vision transformer, or an encoder of convolutions. */
  imageEncoder: z.strictObject({ type: z.enum(["clip", "resnet"]).default("clip"), folder: inside }),
  /**
   * The base model's networks and scheduler: a folder as diffusers lays it out, or one .safetensors or .ckpt file of
   * SDXL with Stability AI's names, which carries no tokenizers.
   */
  base: inside,
  /** StoryMaker's adapter, as its authors save it: the resampler and the UNet's identity attention. */
  adapter: inside,
  /**
   * A ControlNet of the base's UNet that reads OpenPose skeletons, as diffusers lays it out. Packs may have none, and where
   * it comes with a pose model people may do without.
   */
  controlNet: z.strictObject({ folder: inside }).optional(),
  /**
   * Whose vector tells faces apart: `image-encoder` = the projected embedding of the face crop by the pack's own image
   * encoder; `arcface` = that of the model `faceRecognition`, or one given with each photo. Of length 1 either way.
   */
  faceEmbedding: z.enum(["image-encoder", "arcface"]),
  /** An ArcFace model as insightface publishes it (ONNX). People may do without: then faces are left out. */
  faceRecognition: inside.optional(),
  /** Which slot a person's identity takes (slot-order.ts). */
  slotOrder: z.enum(["mention", "left-to-right"]).default("mention"),
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
  /** What pictures may measure; without it whatever the networks can compute. */
  sizes: packSizes.optional(),
  licences: z.array(packLicence),
  /** What is downloaded; none for a pack that is part of the repository. */
  sources: z.array(packSource).default([]),
  /** What may tell faces apart, and what poses are drawn by. */
  faceModels: z.array(packChoice).default([]),
  poseModels: z.array(packChoice).default([]),
});

const packFile = packFields.superRefine(checkSources).superRefine(({ base, textEncoder, sizes, defaults }, context) => {
  if (isSingleFile(base) && textEncoder.type === "clip" && !textEncoder.tokenizers)
    context.addIssue({
      code: "custom",
      path: ["textEncoder", "tokenizers"],
      message: "must name the folder of tokenizer and tokenizer_2, because a base model of one file has none",
    });
  for (const side of ["width", "height"] as const)
    if (sizes && (defaults[side] % sizes.multipleOf !== 0 || defaults[side] > sizes.maximum))
      context.addIssue({ code: "custom", path: ["defaults", side], message: 'is not a size that "sizes" allows' });
});

/** Whether a base model is one file, by its name. */
export function isSingleFile(base: string): boolean {
  return /\.(safetensors|ckpt)$/.test(base);
}

/** What a `pack.json` says, and where it lies. */
export interface PackDescription extends z.output<typeof packFile> {
  /** Absolute. */
  folder: string;
}

/** Reads and checks `pack.json` in a pack's folder. @throws PackError naming every field that is wrong */
export function readRecipe(folder: string): PackDescription {
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
 * A pack as it is drawn with: what `pack.json` says, and what was chosen on this machine instead of it.
 * @throws PackError naming every field that is wrong
 */
export function readPack(folder: string): PackDescription {
  const recipe = readRecipe(folder);
  const { base = recipe.base, loraScale = recipe.loraScale } = readPackSettings(recipe.folder);
  const { textEncoder } = recipe;
  // One file has no tokenizers, so they are still the recipe's.
  const tokenizers = base !== recipe.base && isSingleFile(base) ? { tokenizers: recipe.base } : {};
  const reads = textEncoder.type === "clip" ? { ...tokenizers, ...textEncoder } : textEncoder;
  const { controlNet, ...pack } = { ...recipe, base, loraScale, textEncoder: reads };
  return controlNet && !isLeftOut(recipe, controlNet) ? { ...pack, controlNet } : pack;
}

/** Whether people chose to do without a ControlNet that the recipe leaves to them. */
function isLeftOut({ folder, sources }: PackDescription, controlNet: { folder: string }): boolean {
  const chosen = sources.filter(
    ({ destination, poseModel }) => poseModel !== undefined && destination.startsWith(`${controlNet.folder}/`),
  );
  return chosen.length > 0 && !chosen.some(({ destination }) => existsSync(join(folder, destination)));
}

/** The pack's face model; null for a pack without one, and where people chose to do without. */
export function faceRecognitionFile({ folder, faceRecognition }: PackDescription): string | null {
  const file = faceRecognition === undefined ? null : join(folder, faceRecognition);
  return file !== null && existsSync(file) ? file : null;
}

/**
 * Refuses a pack whose networks are not all there, before anything waits for them.
 * @throws PackError naming what is missing
 */
export function requireNetworks(pack: PackDescription): void {
  const text = pack.textEncoder.type === "sentence" ? [pack.textEncoder.folder] : [];
  const controlNet = pack.controlNet ? [pack.controlNet.folder] : [];
  const base = isSingleFile(pack.base) ? [pack.base] : [`${pack.base}/unet`, `${pack.base}/vae`];
  const parts = [...text, pack.imageEncoder.folder, ...base, pack.adapter, ...controlNet];
  const missing = parts.filter((part) => !existsSync(resolve(pack.folder, part)));
  if (missing.length === 0) return;
  const where = `The pack "${pack.name}" is not complete: ${missing.join(", ")} is missing in ${pack.folder}.`;
  if (missing.some((part) => isAbsolute(part)))
    throw new PackError(
      `${where} Put the base model back there, or choose another with \`npm run storymaker -- models pull ` +
        `${basename(pack.folder)} --base ...\`.`,
    );
  const remedy =
    pack.sources.length > 0
      ? `Download it with \`npm run storymaker -- models pull ${basename(pack.folder)}\`.`
      : "The README says how packs are made.";
  throw new PackError(`${where} ${remedy}`);
}
