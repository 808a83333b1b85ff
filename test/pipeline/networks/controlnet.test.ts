import type { Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { buildControlNet } from "../../../src/pipeline/networks/controlnet.ts";
import { requireControlNetOf } from "../../../src/pipeline/networks/controlnet-compatibility.ts";
import { residualNames } from "../../../src/pipeline/networks/controlnet-residuals.ts";
import { buildUNet2DCondition } from "../../../src/pipeline/networks/unet-2d-condition.ts";
import { readUNet2DConfiguration } from "../../../src/pipeline/networks/unet-2d-configuration.ts";
import { floats, REFERENCE, relativeError, run, tensor } from "./support.ts";

const expected = await openCheckpoint(`${REFERENCE}expected.safetensors`);
const network = await openNetworkFolder(`${REFERENCE}controlnet`);

test("is refused for another base model, with what differs", async () => {
  const unet = readUNet2DConfiguration((await openNetworkFolder(`${REFERENCE}base/unet`)).config);
  requireControlNetOf(network.config, { unet, reduction: 8 });
  const other = { ...unet, crossAttentionWidth: 2048, levels: unet.levels.slice(1) };
  expect(() => requireControlNetOf(network.config, { unet: other, reduction: 16 })).toThrow(
    /channels of the levels: 32, 32, 64, not 32, 64; .*context: 64, not 2048; pixels per latent: 8, not 16/,
  );
});

test("gives by name what a UNet built with residuals takes", async () => {
  const { unet } = buildUNet2DCondition({ ...(await openNetworkFolder(`${REFERENCE}base/unet`)), withResiduals: true });
  const { outputs } = buildControlNet(network).controlNet;
  expect(unet.inputs).toEqual(expect.arrayContaining([...outputs]));
});

describe("a UNet with residuals", async () => {
  const base = await openNetworkFolder(`${REFERENCE}base/unet`);
  const names = residualNames(readUNet2DConfiguration(base.config));
  const [, ...shape] = expected.get("initial_latents").shape;

  async function predict(withResiduals: boolean, residuals: Record<string, Tensor> = {}): Promise<Float32Array> {
    const { context, unet } = buildUNet2DCondition({ ...base, withResiduals });
    const prepared = await run(context, {
      text_context: tensor(expected.read("prompt_embeds"), [1, 77, 64]),
      text_embeds: tensor(expected.read("pooled"), [1, 32]),
      time_ids: tensor([128, 96, 0, 0, 128, 96], [1, 6]),
    });
    const feeds = { sample: tensor(expected.read("initial_latents"), [1, ...shape]), timestep: tensor([601], [1]) };
    return floats((await run(unet, { ...prepared, ...residuals, ...feeds })).noise_prediction);
  }
  const all = (make: (name: string) => Tensor) => Object.fromEntries(names.map((name) => [name, make(name)]));
  const none = () => tensor([0], [1, 1, 1, 1]);

  test("is the UNet without them where they are zero", async () => {
    const plain = await predict(false);
    expect(relativeError(await predict(true, all(none)), plain)).toBeLessThan(1e-6);
  });

  test("is moved by each of them", async () => {
    const plain = await predict(false);
    const real = (name: string) => {
      const stored = `controlnet.${name.replace("_residual", "").replace(".", "_")}`;
      const [, ...size] = expected.get(stored).shape;
      return tensor(
        expected.read(stored).subarray(
          0,
          size.reduce((a, b) => a * b),
        ),
        [1, ...size],
      );
    };
    for (const moved of names) {
      const other = await predict(
        true,
        all((name) => (name === moved ? real(name) : none())),
      );
      expect(relativeError(other, plain), moved).toBeGreaterThan(1e-4);
    }
  });
});

test.each([
  [{ _class_name: "ControlNetUnionModel" }, /_class_name.*ControlNetUnionModel/],
  [{ controlnet_conditioning_channel_order: "bgr" }, /controlnet_conditioning_channel_order.*bgr/],
  [{ global_pool_conditions: true }, /global_pool_conditions/],
  [{ addition_embed_type: null }, /addition_embed_type/],
  [{ attention_head_dim: [2, 2] }, /"attention_head_dim" has 2 values for 3 levels/],
  [{ down_block_types: ["DownBlock2D"] }, /ControlNetModel: "down_block_types"/],
])("refuses %o, naming the option", (change, message) => {
  expect(() => buildControlNet({ ...network, config: { ...(network.config as object), ...change } })).toThrow(message);
});
