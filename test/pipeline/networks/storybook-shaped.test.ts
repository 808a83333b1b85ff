import { describe, expect, test } from "vitest";
import { Checkpoint } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { buildAutoencoderKlDecoder, buildAutoencoderKlEncoder } from "../../../src/pipeline/networks/autoencoder-kl.ts";
import { buildClipVision } from "../../../src/pipeline/networks/clip-vision.ts";
import {
  buildIdentityEncoder,
  buildSlotEmbedding,
  resamplerShape,
} from "../../../src/pipeline/networks/position-aware-resampler.ts";
import { buildResNetVision } from "../../../src/pipeline/networks/resnet-vision.ts";
import { buildUNet2DCondition } from "../../../src/pipeline/networks/unet-2d-condition.ts";
import { STORYBOOK_SHAPED as FOLDER, floats, relativeError, run, stored, tensor } from "./support.ts";

const expected = await openCheckpoint(`${FOLDER}expected.safetensors`);
const adapter = await openCheckpoint(`${FOLDER}mask.bin`);

function expectEqual(output: Parameters<typeof floats>[0], name: string): void {
  expect(output?.dims).toEqual(expected.get(name).shape);
  expect(relativeError(floats(output), expected.read(name)), name).toBeLessThan(1e-5);
}

describe("autoencoder-kl of five levels, with a shift, on a picture that is not square", () => {
  test("decodes", async () => {
    const model = buildAutoencoderKlDecoder(await openNetworkFolder(`${FOLDER}vae`));
    expectEqual((await run(model, { latents: stored(expected, "latents") })).image, "decoded");
  });

  test("encodes to the mean", async () => {
    const model = buildAutoencoderKlEncoder(await openNetworkFolder(`${FOLDER}vae`));
    expectEqual((await run(model, { image: stored(expected, "picture") })).latents, "latents");
  });
});

test("clip-vision of another size, two pictures at once, with the projected class token", async () => {
  const model = buildClipVision({ ...(await openNetworkFolder(`${FOLDER}image_encoder`)), imageEmbeds: true });
  const output = await run(model, { pixel_values: stored(expected, "pixels") });
  expectEqual(output.hidden_states, "hidden");
  expectEqual(output.image_embeds, "image_embeds");
});

test("resnet-vision, two pictures at once", async () => {
  const model = buildResNetVision(await openNetworkFolder(`${FOLDER}resnet_image_encoder`));
  const output = await run(model, { pixel_values: stored(expected, "pixels") });
  expectEqual(output.hidden_states, "resnet_hidden");
  expectEqual(output.image_embeds, "resnet_image_embeds");
});

describe("position-aware-resampler of other widths and depths", () => {
  test("tells its shape", () => {
    expect(resamplerShape(adapter)).toEqual({ faceEmbedding: 24, faceTokens: 4, bodyTokens: 16, width: 128, slots: 3 });
  });

  test("encodes two characters at once", async () => {
    const hidden = expected.read("hidden");
    const flipped = [...hidden.subarray(hidden.length / 2), ...hidden.subarray(0, hidden.length / 2)];
    const output = await run(buildIdentityEncoder({ adapter }), {
      face_embedding: stored(expected, "image_embeds"),
      face_hidden: stored(expected, "hidden"),
      body_hidden: tensor(flipped, expected.get("hidden").shape),
    });
    expectEqual(output.face_tokens, "face_tokens");
    expectEqual(output.body_tokens, "body_tokens");
  });

  test("puts the background in front of the characters", async () => {
    const half = (name: string, i: number) => {
      const all = expected.read(name);
      return all.subarray((i * all.length) / 2, ((i + 1) * all.length) / 2);
    };
    const identities = [0, 1].flatMap((i) => [...half("face_tokens", i), ...half("body_tokens", i)]);
    const output = await run(buildSlotEmbedding({ adapter }), { tokens: tensor(identities, [2, 20, 128]) });
    expectEqual(output.identity_context, "identity_context");
  });
});

describe("unet-2d-condition with attention on every level", () => {
  async function predict(
    network: { config: unknown; checkpoint: Checkpoint },
    { scale = expected.read("identity_scale")[0]!, identity = expected.read("identity_context") } = {},
  ): Promise<Parameters<typeof floats>[0]> {
    const { context, unet } = buildUNet2DCondition({ ...network, adapter, loraScale: 1 });
    const prepared = await run(context, {
      text_context: stored(expected, "text_context"),
      text_embeds: stored(expected, "text_embeds"),
      time_ids: stored(expected, "time_ids"),
      identity_context: tensor([...identity, ...identity], [2, 60, 128]),
      identity_scale: tensor([scale], [1]),
    });
    const feeds = { sample: stored(expected, "sample"), timestep: stored(expected, "timestep") };
    return (await run(unet, { ...prepared, ...feeds })).noise_prediction;
  }

  test("noise prediction", async () => {
    expectEqual(await predict(await openNetworkFolder(`${FOLDER}unet`)), "noise_prediction");
  });

  test("projections stored as 1x1 convolutions are the same", async () => {
    const { config, checkpoint } = await openNetworkFolder(`${FOLDER}unet`);
    const entries = [...checkpoint.tensors.values()].map((entry) =>
      /proj_(in|out)\.weight$/.test(entry.name) ? { ...entry, shape: [...entry.shape, 1, 1] } : entry,
    );
    const convolutional = { ...(config as object), use_linear_projection: false };
    const network = { config: convolutional, checkpoint: new Checkpoint(checkpoint.files, entries) };
    expectEqual(await predict(network), "noise_prediction");
  });

  test("with an identity scale of 0 it does not matter who is in the panel", async () => {
    const network = await openNetworkFolder(`${FOLDER}unet`);
    const nobody = expected.read("identity_context").map((value) => -value);
    const [off, other] = [await predict(network, { scale: 0 }), await predict(network, { scale: 0, identity: nobody })];
    expect(floats(off)).toEqual(floats(other));
    expect(relativeError(floats(off), expected.read("noise_prediction"))).toBeGreaterThan(1e-3);
  });

  test("without an adapter there is no identity", async () => {
    const { context, unet } = buildUNet2DCondition(await openNetworkFolder(`${FOLDER}unet`));
    expect(context.inputs).toEqual(["text_context", "text_embeds", "time_ids"]);
    expect(unet.inputs.filter((name) => name.startsWith("identity"))).toEqual([]);
  });

  test.each([
    [{ act_fn: "gelu" }, /act_fn.*gelu/],
    [{ class_embed_type: "timestep" }, /class_embed_type/],
    [{ down_block_types: ["AttnDownBlock2D", "DownBlock2D"] }, /down_block_types/],
    [{ attention_head_dim: [2, 2, 2] }, /attention_head_dim/],
  ])("refuses %o, naming the option", async (change, message) => {
    const { config, checkpoint } = await openNetworkFolder(`${FOLDER}unet`);
    expect(() => buildUNet2DCondition({ config: { ...(config as object), ...change }, checkpoint })).toThrow(message);
  });
});
