import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Checkpoint } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { Weights } from "../../../src/pipeline/checkpoints/weights.ts";
import { GraphBuilder } from "../../../src/pipeline/graph/graph-builder.ts";
import { conv2d } from "../../../src/pipeline/graph/layers.ts";
import type { GraphModel } from "../../../src/pipeline/graph/model.ts";
import { buildAutoencoderKlDecoder } from "../../../src/pipeline/networks/autoencoder-kl.ts";
import { writeSafetensors } from "../../../training/convert/safetensors-writer.ts";
import { floats, REFERENCE, relativeError, run, stored } from "./support.ts";

const LARGEST = 65_504;
const folder = mkdtempSync(join(tmpdir(), "sixteen-bits-"));
afterAll(() => rmSync(folder, { recursive: true }));

const vae = await openNetworkFolder(`${REFERENCE}base/vae`);
const expected = await openCheckpoint(`${REFERENCE}expected.safetensors`);

/** The reference's decoder, its first convolution so large that what comes out of it is beyond 16 bits. */
async function overflowing(dtype: "F16" | "F32"): Promise<Float32Array> {
  const path = join(folder, `${dtype}.safetensors`);
  const tensors = [...vae.checkpoint.tensors.values()].map(({ name, shape }) => {
    const numbers = vae.checkpoint.read(name);
    const scale = name.startsWith("decoder.conv_in") ? 20_000 : 1;
    const half = Float16Array.from(numbers, (x) => x * scale);
    return { name, shape, dtype, data: dtype === "F16" ? half : Float32Array.from(half) };
  });
  writeSafetensors(path, tensors);
  const checkpoint = await openCheckpoint(path);
  const latents = stored(expected, "one.latents");
  expect(floats((await run(beginning(checkpoint), { latents })).x).some((x) => Math.abs(x) > LARGEST)).toBe(true);
  return floats((await run(buildAutoencoderKlDecoder({ ...vae, checkpoint }), { latents })).image);
}

/** What the decoder computes up to that convolution. */
function beginning(checkpoint: Checkpoint): GraphModel {
  const [graph, weights] = [new GraphBuilder("beginning"), new Weights(checkpoint)];
  const latents = graph.input("latents", "float32", [1, 4, "height", "width"]);
  const x = graph.add("Mul", [latents, graph.constant("float32", [1 / 0.13025])]);
  const first = conv2d(graph, conv2d(graph, x, weights.at("post_quant_conv")), weights.at("decoder.conv_in"));
  graph.output("x", first, [1, 32, "height", "width"]);
  return graph.finish();
}

test("an autoencoder stored in 16 bits is computed in 32: nothing overflows", async () => {
  const ours = await overflowing("F16");
  expect(ours.every(Number.isFinite)).toBe(true);
  expect(relativeError(ours, await overflowing("F32"))).toBeLessThan(1e-6);
});
