import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Tensor } from "onnxruntime-node";
import { z } from "zod";
import type { Checkpoint } from "./checkpoints/checkpoint.ts";
import { openCheckpoint } from "./checkpoints/open.ts";
import { clipPixels } from "./clip-pixels.ts";
import { encodeIdentity } from "./encode-identity.ts";
import type { Identity } from "./identity.ts";
import { decodeGray, decodeImage } from "./image.ts";
import { resamplerShape } from "./networks/position-aware-resampler.ts";
import type { PackDescription } from "./pack.ts";
import { PackNetworks } from "./pack-networks.ts";
import { bodyCrop, clothCrop } from "./photo/body-crop.ts";
import { faceCrop } from "./photo/face-crop.ts";
import { UniPC } from "./sampling/unipc.ts";
import { type Conditions, StoryMaker } from "./storymaker.ts";
import { encodeTexts } from "./text/text-encoder.ts";

export interface Comparison {
  name: string;
  /** ||ours - theirs|| / ||theirs||; for token ids and timesteps the number of those that differ. */
  error: number;
  limit: number;
}

/** Crops of photos: libraries resample a little differently. */
const CROPPED = 0.02;
/** Computed from the same numbers, by other code. */
const COMPUTED = 1e-4;
/** After many steps, each of which carries the error on. */
const SAMPLED = 1e-3;

const settingsFile = z.object({
  prompt: z.string(),
  negative_prompt: z.string(),
  width: z.int(),
  height: z.int(),
  steps: z.int(),
  guidance_scale: z.number(),
  ip_adapter_scale: z.number(),
  lora_scale: z.number(),
  controlnet_timestep: z.number().optional(),
});
const facesFile = z.array(
  z.object({ kps: z.array(z.tuple([z.number(), z.number()])), normed_embedding: z.array(z.number()) }),
);

/** Who is in each picture of the reference; in `cloth`, character 1 wears what another picture shows. */
const PICTURES = { one: [1], two: [1, 2], cloth: [1] };

/** Every comparison with a reference folder, in the order in which the pipeline computes. */
export async function* comparisons(directory: string): AsyncGenerator<Comparison> {
  const folder = resolve(directory);
  const expected = await openCheckpoint(join(folder, "expected.safetensors"));
  const settings = settingsFile.parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")));
  const faces = facesFile.parse(JSON.parse(readFileSync(join(folder, "inputs/faces.json"), "utf8")));
  const networks = new PackNetworks(describe(folder, settings), {});
  try {
    yield* texts(networks, expected, settings);
    yield* crops(networks, expected, folder, faces);
    yield* images(networks, expected);
    const { scheduler } = await networks.graphs.base();
    const maker = new StoryMaker(networks, { scheduler, encoderFingerprint: "parity" });
    for (const [tag, people] of Object.entries(PICTURES)) {
      if (!expected.has(`${tag}.context`)) continue;
      const identities: { identity: Identity }[] = [];
      for (const person of people) {
        const body = expected.read(`${tag === "cloth" ? "cloth" : `character_${person}`}.clip_body`);
        const face = expected.read(`character_${person}.clip_face`);
        const embedding = Float32Array.from(faces[person - 1]!.normed_embedding);
        identities.push({ identity: await identity(networks, { faces: [{ pixels: face, embedding }], body }) });
      }
      const timesteps = new UniPC(scheduler, settings.steps).timesteps;
      yield {
        name: `${tag}.timesteps`,
        error: differing(timesteps, expected.read(`${tag}.timesteps`)),
        limit: 0,
      };
      yield* picture(maker, expected, settings, tag, identities);
    }
    yield* residuals(networks, expected, settings);
  } finally {
    await networks.release();
  }
}

/** The folder as a pack; the scales are the reference's. */
function describe(folder: string, settings: z.output<typeof settingsFile>): PackDescription {
  return {
    folder,
    name: "parity",
    method: "storymaker",
    textEncoder: { type: "clip", clipSkip: 0 },
    imageEncoder: { type: "clip", folder: "image_encoder" },
    base: "base",
    adapter: "mask.bin",
    ...(existsSync(join(folder, "controlnet")) ? { controlNet: { folder: "controlnet" } } : {}),
    faceEmbedding: "arcface",
    slotOrder: "mention",
    negativePrompt: "",
    identityScale: settings.ip_adapter_scale,
    loraScale: settings.lora_scale,
    defaults: {
      width: settings.width,
      height: settings.height,
      steps: settings.steps,
      guidanceScale: settings.guidance_scale,
    },
    licences: [],
    sources: [],
    faceModels: [],
    poseModels: [],
  };
}

async function* texts(
  networks: PackNetworks,
  expected: Checkpoint,
  settings: z.output<typeof settingsFile>,
): AsyncGenerator<Comparison> {
  const encoders = await networks.textNetworks();
  for (const [i, { tokenize }] of encoders.entries()) {
    const name = `token_ids_${i + 1}`;
    yield { name, error: differing(tokenize(settings.prompt).ids, expected.read(name)), limit: 0 };
  }
  for (const [text, hiddenName, pooledName] of [
    [settings.prompt, "prompt_embeds", "pooled"],
    [settings.negative_prompt, "negative_prompt_embeds", "negative_pooled"],
  ] as const) {
    const { hidden, pooled } = await encodeTexts(encoders, [text]);
    yield compare(expected, hiddenName, hidden.data, COMPUTED);
    yield compare(expected, pooledName, pooled.data, COMPUTED);
  }
}

/** Body and face of each photo, and the clothes picture, cut out and normalised for CLIP. */
async function* crops(
  networks: PackNetworks,
  expected: Checkpoint,
  folder: string,
  faces: z.output<typeof facesFile>,
): AsyncGenerator<Comparison> {
  const { size } = await networks.imageEncoder();
  const input = (name: string) => readFileSync(join(folder, "inputs", name));
  for (const [i, { kps }] of faces.entries()) {
    const photo = await decodeImage(input(`photo_${i + 1}.png`));
    const body = bodyCrop(photo, await decodeGray(input(`mask_${i + 1}.png`)));
    yield compare(expected, `character_${i + 1}.clip_body`, clipPixels(body, size), CROPPED);
    yield compare(expected, `character_${i + 1}.clip_face`, clipPixels(faceCrop(photo, kps), size), CROPPED);
  }
  if (!expected.has("cloth.clip_body")) return;
  const cloth = clothCrop(await decodeImage(input("cloth.png")));
  yield compare(expected, "cloth.clip_body", clipPixels(cloth, size), CROPPED);
}

/** CLIP vision's hidden states of their crops. */
async function* images(networks: PackNetworks, expected: Checkpoint): AsyncGenerator<Comparison> {
  const encoder = await networks.imageEncoder();
  for (const name of expected.tensors.keys()) {
    const match = /^(character_\d+)\.(body|face)_hidden$/.exec(name);
    if (!match) continue;
    const crop = `${match[1]}.clip_${match[2]}`;
    const pixels = new Tensor("float32", expected.read(crop), expected.get(crop).shape);
    const { hidden_states: hidden } = await encoder.run({ pixel_values: pixels });
    yield compare(expected, name, hidden!.data, COMPUTED);
  }
}

async function identity(networks: PackNetworks, pixels: Parameters<typeof encodeIdentity>[1]): Promise<Identity> {
  const { faceTokens, bodyTokens, width } = resamplerShape(await networks.graphs.adapter());
  const tokens = await encodeIdentity(networks, pixels);
  return { encoderFingerprint: "parity", tokens, shape: [faceTokens + bodyTokens, width] };
}

/** One picture from their noise: context, first prediction, latents of every step, pixels. */
async function* picture(
  maker: StoryMaker,
  expected: Checkpoint,
  settings: z.output<typeof settingsFile>,
  tag: string,
  identities: { identity: Identity }[],
): AsyncGenerator<Comparison> {
  const { prompt, negative_prompt: negativePrompt, width, height, steps, guidance_scale: guidanceScale } = settings;
  const conditions = await maker.conditions({
    ...{ prompt, negativePrompt, width, height, guidanceScale, identities },
    seed: 0,
  });
  yield compare(expected, `${tag}.context`, context(conditions), COMPUTED);

  const noise = new Tensor("float32", expected.read("initial_latents"), expected.get("initial_latents").shape);
  let first: Float32Array | undefined;
  const trail: Float32Array[] = [];
  const latents = await maker.sample(noise, conditions, { steps, guidanceScale }, {}, (prediction, after) => {
    first ??= prediction.slice();
    trail.push(after.slice());
  });
  yield compare(expected, `${tag}.unet_out_0`, first!, COMPUTED);
  const all = new Float32Array(trail.length * trail[0]!.length);
  for (const [i, after] of trail.entries()) all.set(after, i * after.length);
  yield compare(expected, `${tag}.steps`, all, SAMPLED);
  yield compare(expected, `${tag}.latents`, latents.data, SAMPLED);
  yield compare(expected, `${tag}.image`, (await maker.decode(latents)).data, SAMPLED);
}

/**
 * The ControlNet's residuals, of the reference's own inputs: the text as context, one noise for both halves of guidance,
 * a picture for each.
 */
async function* residuals(
  networks: PackNetworks,
  expected: Checkpoint,
  { width, height, controlnet_timestep: timestep }: z.output<typeof settingsFile>,
): AsyncGenerator<Comparison> {
  const { controlNet } = networks.pack;
  if (!controlNet || timestep === undefined) return;
  const floats = (numbers: Float32Array, shape: readonly number[]) => new Tensor("float32", numbers, shape);
  const both = (one: string, other: string) =>
    floats(Float32Array.of(...expected.read(one), ...expected.read(other)), [2, ...expected.get(one).shape.slice(1)]);
  const sizes = [height, width, 0, 0, height, width];
  const network = await networks.controlNet(controlNet);
  const prepared = await network.context.run({
    context: both("negative_prompt_embeds", "prompt_embeds"),
    text_embeds: both("negative_pooled", "pooled"),
    time_ids: floats(Float32Array.of(...sizes, ...sizes), [2, 6]),
    condition: floats(expected.read("controlnet.cond"), expected.get("controlnet.cond").shape),
  });
  const ours = await network.controlNet.run({
    ...prepared,
    sample: both("initial_latents", "initial_latents"),
    timestep: floats(Float32Array.of(timestep), [1]),
    conditioning_scale: floats(Float32Array.of(1), [1]),
  });
  for (const [name, { data }] of Object.entries(ours))
    yield compare(expected, `controlnet.${name.replace("_residual", "").replace(".", "_")}`, data, COMPUTED);
}

/** The UNet's context as the authors join it: text tokens, then identity tokens. */
function context({ batch, text, identities }: Conditions): Float32Array {
  const [textLength, identityLength] = [text.data.length / batch, identities.data.length / batch];
  const joined = new Float32Array(text.data.length + identities.data.length);
  for (let i = 0; i < batch; i++) {
    const begin = i * (textLength + identityLength);
    joined.set((text.data as Float32Array).subarray(i * textLength, (i + 1) * textLength), begin);
    const own = (identities.data as Float32Array).subarray(i * identityLength, (i + 1) * identityLength);
    joined.set(own, begin + textLength);
  }
  return joined;
}

function compare(expected: Checkpoint, name: string, ours: ArrayLike<unknown>, limit: number): Comparison {
  const theirs = expected.read(name);
  let [difference, norm] = [ours.length === theirs.length ? 0 : Number.POSITIVE_INFINITY, 0];
  for (const [i, value] of theirs.entries()) {
    difference += ((ours as ArrayLike<number>)[i]! - value) ** 2;
    norm += value ** 2;
  }
  return { name, error: Math.sqrt(difference / norm), limit };
}

/** How many of two lists of whole numbers differ. */
function differing(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  const same = Array.from(theirs).filter((value, i) => ours[i] === value).length;
  return Math.max(ours.length, theirs.length) - same;
}
