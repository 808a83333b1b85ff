import { readFileSync } from "node:fs";
import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { buildAutoencoderKlDecoder } from "../../../src/pipeline/networks/autoencoder-kl.ts";
import { buildClipText } from "../../../src/pipeline/networks/clip-text.ts";
import { buildClipVision } from "../../../src/pipeline/networks/clip-vision.ts";
import { buildControlNet } from "../../../src/pipeline/networks/controlnet.ts";
import { buildIdentityEncoder, buildSlotEmbedding } from "../../../src/pipeline/networks/position-aware-resampler.ts";
import { buildUNet2DCondition } from "../../../src/pipeline/networks/unet-2d-condition.ts";
import { floats, REFERENCE, relativeError, run, stored, tensor } from "./support.ts";

const TEXT_TOKENS = 77;
/** What is reached is ten times better than what the drawing needs. */
const TOLERANCE = 1e-5;

const expected = await openCheckpoint(`${REFERENCE}expected.safetensors`);
const settings = JSON.parse(readFileSync(`${REFERENCE}expected.json`, "utf8"));
const faces: { normed_embedding: number[] }[] = JSON.parse(readFileSync(`${REFERENCE}inputs/faces.json`, "utf8"));

/** Tokens `begin` to `end` of batch entry `entry` of a [B, N, C] tensor. */
function tokens(name: string, entry: number, begin: number, end?: number): Float32Array {
  const [, count = 0, width = 0] = expected.get(name).shape;
  return expected.read(name).slice((entry * count + begin) * width, (entry * count + (end ?? count)) * width);
}

describe("clip-text", () => {
  test("both encoders' hidden states and the pooled projection", async () => {
    const encode = async (folder: string, ids: string) =>
      run(buildClipText(await openNetworkFolder(`${REFERENCE}base/${folder}`)), {
        input_ids: new Tensor("int32", Int32Array.from(expected.read(ids)), expected.get(ids).shape),
      });
    const first = await encode("text_encoder", "token_ids_1");
    const second = await encode("text_encoder_2", "token_ids_2");
    const parts = [floats(first.hidden_states), floats(second.hidden_states)];
    const joined = Array.from({ length: TEXT_TOKENS }, (_, i) =>
      parts.flatMap((part) => {
        const width = part.length / TEXT_TOKENS;
        return [...part.subarray(i * width, (i + 1) * width)];
      }),
    ).flat();
    expect(relativeError(Float32Array.from(joined), expected.read("prompt_embeds"))).toBeLessThan(TOLERANCE);
    expect(relativeError(floats(second.pooled), expected.read("pooled"))).toBeLessThan(TOLERANCE);
  });

  test("finds the end of the text by its own token too", async () => {
    const { config, checkpoint } = await openNetworkFolder(`${REFERENCE}base/text_encoder_2`);
    const ids = Int32Array.from(expected.read("token_ids_2"));
    const model = buildClipText({ config: { ...(config as object), eos_token_id: 49407 }, checkpoint });
    const { pooled } = await run(model, { input_ids: new Tensor("int32", ids, [1, TEXT_TOKENS]) });
    expect(relativeError(floats(pooled), expected.read("pooled"))).toBeLessThan(TOLERANCE);
  });
});

describe("clip-vision", () => {
  test.each(["body", "face"])("hidden states of the %s crop", async (crop) => {
    const model = buildClipVision(await openNetworkFolder(`${REFERENCE}image_encoder`));
    const output = await run(model, { pixel_values: stored(expected, `character_1.clip_${crop}`) });
    const theirs = expected.read(`character_1.${crop}_hidden`);
    expect(relativeError(floats(output.hidden_states), theirs)).toBeLessThan(TOLERANCE);
  });
});

describe("position-aware-resampler", () => {
  test.each([
    ["one", ["character_1"]],
    ["two", ["character_1", "character_2"]],
  ])("identity tokens of %s", async (tag, characters) => {
    const adapter = await openCheckpoint(`${REFERENCE}mask.bin`);
    const encoder = buildIdentityEncoder({ adapter });
    const identities: number[] = [];
    for (const [i, character] of characters.entries()) {
      const output = await run(encoder, {
        face_embedding: tensor(faces[i]!.normed_embedding, [1, 512]),
        face_hidden: stored(expected, `${character}.face_hidden`),
        body_hidden: stored(expected, `${character}.body_hidden`),
      });
      identities.push(...floats(output.face_tokens), ...floats(output.body_tokens));
    }
    const width = expected.get(`${tag}.context`).shape[2]!;
    const { identity_context } = await run(buildSlotEmbedding({ adapter }), {
      tokens: tensor(identities, [characters.length, 20, width]),
    });
    const theirs = tokens(`${tag}.context`, 1, TEXT_TOKENS);
    expect(relativeError(floats(identity_context), theirs)).toBeLessThan(TOLERANCE);
  });
});

describe("unet-2d-condition", () => {
  test.each(["one", "two", "cloth"])("noise prediction of %s at the first step", async (tag) => {
    const { context, unet } = buildUNet2DCondition({
      ...(await openNetworkFolder(`${REFERENCE}base/unet`)),
      adapter: await openCheckpoint(`${REFERENCE}mask.bin`),
      loraScale: settings.lora_scale,
    });
    const [, count = 0, width = 0] = expected.get(`${tag}.context`).shape;
    const part = (begin: number, end: number) =>
      tensor(
        [0, 1].flatMap((entry) => [...tokens(`${tag}.context`, entry, begin, end)]),
        [2, end - begin, width],
      );
    const sizes = [settings.height, settings.width, 0, 0, settings.height, settings.width];
    const prepared = await run(context, {
      text_context: part(0, TEXT_TOKENS),
      identity_context: part(TEXT_TOKENS, count),
      identity_scale: tensor([settings.ip_adapter_scale], [1]),
      text_embeds: tensor([...expected.read("negative_pooled"), ...expected.read("pooled")], [2, 32]),
      time_ids: tensor([...sizes, ...sizes], [2, 6]),
    });
    const noise = expected.read("initial_latents");
    const { noise_prediction } = await run(unet, {
      ...prepared,
      sample: tensor([...noise, ...noise], [2, ...expected.get("initial_latents").shape.slice(1)]),
      timestep: tensor([expected.read(`${tag}.timesteps`)[0]!], [1]),
    });
    expect(relativeError(floats(noise_prediction), expected.read(`${tag}.unet_out_0`))).toBeLessThan(TOLERANCE);
  });
});

describe("controlnet", async () => {
  const { context, controlNet } = buildControlNet(await openNetworkFolder(`${REFERENCE}controlnet`));
  const sizes = [settings.height, settings.width, 0, 0, settings.height, settings.width];
  const both = (one: string, other: string, shape: number[]) =>
    tensor([...expected.read(one), ...expected.read(other)], shape);

  async function residuals(scale: number, condition = stored(expected, "controlnet.cond")) {
    const prepared = await run(context, {
      context: both("negative_prompt_embeds", "prompt_embeds", [2, TEXT_TOKENS, 64]),
      text_embeds: both("negative_pooled", "pooled", [2, 32]),
      time_ids: tensor([...sizes, ...sizes], [2, 6]),
      condition,
    });
    const [, ...shape] = expected.get("initial_latents").shape;
    return run(controlNet, {
      ...prepared,
      sample: both("initial_latents", "initial_latents", [2, ...shape]),
      timestep: tensor([settings.controlnet_timestep], [1]),
      conditioning_scale: tensor([scale], [1]),
    });
  }

  const theirs = (name: string) => expected.read(`controlnet.${name.replace("_residual", "").replace(".", "_")}`);

  test("every residual, with a picture for each half of guidance", async () => {
    const ours = await residuals(1);
    expect(Object.keys(ours)).toHaveLength(10);
    for (const [name, residual] of Object.entries(ours))
      expect(relativeError(floats(residual), theirs(name)), name).toBeLessThan(TOLERANCE);
  });

  test("one picture serves both halves", async () => {
    const [, ...shape] = expected.get("controlnet.cond").shape;
    const first = (numbers: Float32Array) => numbers.subarray(0, numbers.length / 2);
    const ours = await residuals(1, tensor(first(expected.read("controlnet.cond")), [1, ...shape]));
    for (const [name, residual] of Object.entries(ours))
      expect(relativeError(first(floats(residual)), first(theirs(name))), name).toBeLessThan(TOLERANCE);
  });

  test("are in proportion to the conditioning scale", async () => {
    const middle = expected.read("controlnet.mid").map((x) => x / 2);
    expect(relativeError(floats((await residuals(0.5)).mid_residual), middle)).toBeLessThan(TOLERANCE);
    for (const residual of Object.values(await residuals(0))) expect(floats(residual).every((x) => x === 0)).toBe(true);
  });
});

describe("autoencoder-kl", () => {
  test.each(["one", "two", "cloth"])("picture of %s", async (tag) => {
    const model = buildAutoencoderKlDecoder(await openNetworkFolder(`${REFERENCE}base/vae`));
    const { image } = await run(model, { latents: stored(expected, `${tag}.latents`) });
    expect(relativeError(floats(image), expected.read(`${tag}.image`))).toBeLessThan(TOLERANCE);
  });
});
