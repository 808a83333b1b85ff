import { readFileSync } from "node:fs";
import { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { buildAutoencoderKlDecoder } from "../../../src/pipeline/networks/autoencoder-kl.ts";
import { buildClipText } from "../../../src/pipeline/networks/clip-text.ts";
import { buildClipVision } from "../../../src/pipeline/networks/clip-vision.ts";
import { buildIdentityEncoder, buildSlotEmbedding } from "../../../src/pipeline/networks/position-aware-resampler.ts";
import { buildUNet2DCondition } from "../../../src/pipeline/networks/unet-2d-condition.ts";
import { floats, openExpected, REFERENCE, relativeError, run, tensor } from "./reference.ts";

const expected = await openExpected();
const settings = JSON.parse(readFileSync(`${REFERENCE}expected.json`, "utf8"));
const faces: { normed_embedding: number[] }[] = JSON.parse(readFileSync(`${REFERENCE}inputs/faces.json`, "utf8"));

/** Rows `begin` to `end` of batch entry `entry` of a [B, N, C] tensor. */
function rows(name: string, entry: number, begin: number, end?: number): Float32Array {
  const [, count = 0, width = 0] = expected.get(name).shape;
  return expected.read(name).slice((entry * count + begin) * width, (entry * count + (end ?? count)) * width);
}

const TEXT_TOKENS = 77;

describe("clip-text", () => {
  test("both encoders' hidden states and the pooled projection", async () => {
    const ids = (name: string) => new Tensor("int32", Int32Array.from(expected.read(name)), expected.get(name).shape);
    const first = await run(buildClipText(await openNetworkFolder(`${REFERENCE}base/text_encoder`)), {
      input_ids: ids("token_ids_1"),
    });
    const second = await run(buildClipText(await openNetworkFolder(`${REFERENCE}base/text_encoder_2`)), {
      input_ids: ids("token_ids_2"),
    });
    const [a, b] = [floats(first.hidden_states), floats(second.hidden_states)];
    const [widthA, widthB] = [a.length / TEXT_TOKENS, b.length / TEXT_TOKENS];
    const joined = new Float32Array(a.length + b.length);
    for (let i = 0; i < TEXT_TOKENS; i++) {
      joined.set(a.subarray(i * widthA, (i + 1) * widthA), i * (widthA + widthB));
      joined.set(b.subarray(i * widthB, (i + 1) * widthB), i * (widthA + widthB) + widthA);
    }
    expect(relativeError(joined, expected.read("prompt_embeds"))).toBeLessThan(1e-5);
    expect(relativeError(floats(second.pooled), expected.read("pooled"))).toBeLessThan(1e-5);
  });
});

describe("clip-vision", () => {
  test.each(["body", "face"])("hidden states of the %s crop", async (crop) => {
    const model = buildClipVision(await openNetworkFolder(`${REFERENCE}image_encoder`));
    const output = await run(model, { pixel_values: tensor(expected, `character_1.clip_${crop}`) });
    expect(relativeError(floats(output.hidden_states), expected.read(`character_1.${crop}_hidden`))).toBeLessThan(1e-5);
  });
});

describe("position-aware-resampler", () => {
  test.each([
    ["one", ["character_1"]],
    ["two", ["character_1", "character_2"]],
  ])("identity tokens of %s", async (tag, characters) => {
    const adapter = await openCheckpoint(`${REFERENCE}mask.bin`);
    const encoder = buildIdentityEncoder({ adapter });
    const tokens: number[] = [];
    for (const [i, character] of characters.entries()) {
      const output = await run(encoder, {
        face_embedding: new Tensor("float32", Float32Array.from(faces[i]!.normed_embedding), [1, 512]),
        face_hidden: tensor(expected, `${character}.face_hidden`),
        body_hidden: tensor(expected, `${character}.body_hidden`),
      });
      tokens.push(...floats(output.face_tokens), ...floats(output.body_tokens));
    }
    const width = expected.get(`${tag}.context`).shape[2]!;
    const { identity_context } = await run(buildSlotEmbedding({ adapter }), {
      tokens: new Tensor("float32", Float32Array.from(tokens), [characters.length, 20, width]),
    });
    expect(relativeError(floats(identity_context), rows(`${tag}.context`, 1, TEXT_TOKENS))).toBeLessThan(1e-5);
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
      new Tensor(
        "float32",
        Float32Array.from([...rows(`${tag}.context`, 0, begin, end), ...rows(`${tag}.context`, 1, begin, end)]),
        [2, end - begin, width],
      );
    const both = (a: Float32Array, b: Float32Array, shape: number[]) =>
      new Tensor("float32", Float32Array.from([...a, ...b]), shape);
    const sizes = [settings.height, settings.width, 0, 0, settings.height, settings.width];
    const prepared = await run(context, {
      text_context: part(0, TEXT_TOKENS),
      identity_context: part(TEXT_TOKENS, count),
      identity_scale: new Tensor("float32", [settings.ip_adapter_scale], [1]),
      text_embeds: both(expected.read("negative_pooled"), expected.read("pooled"), [2, 32]),
      time_ids: new Tensor("float32", [...sizes, ...sizes], [2, 6]),
    });
    const noise = expected.read("initial_latents");
    const { noise_prediction } = await run(unet, {
      ...prepared,
      sample: both(noise, noise, [2, ...expected.get("initial_latents").shape.slice(1)]),
      timestep: new Tensor("float32", expected.read(`${tag}.timesteps`).slice(0, 1), [1]),
    });
    expect(relativeError(floats(noise_prediction), expected.read(`${tag}.unet_out_0`))).toBeLessThan(1e-5);
  });
});

describe("autoencoder-kl", () => {
  test.each(["one", "two"])("picture of %s", async (tag) => {
    const model = buildAutoencoderKlDecoder(await openNetworkFolder(`${REFERENCE}base/vae`));
    const { image } = await run(model, { latents: tensor(expected, `${tag}.latents`) });
    expect(relativeError(floats(image), expected.read(`${tag}.image`))).toBeLessThan(1e-5);
  });
});
