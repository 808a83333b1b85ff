import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openCheckpoint } from "../../../src/pipeline/checkpoints/open.ts";
import { parity } from "../../../src/pipeline/parity.ts";
import { type TensorToWrite, writeSafetensors } from "../../../training/convert/safetensors-writer.ts";

const reference = join(import.meta.dirname, "../../fixtures/storymaker-small");
const folder = mkdtempSync(join(tmpdir(), "parity-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(directory: string): Promise<{ passed: boolean; lines: string[] }> {
  const lines: string[] = [];
  const passed = await parity(directory, (line) => lines.push(line));
  return { passed, lines };
}

test("every tensor of the reference is met, none is left out but what is given", async () => {
  const { passed, lines } = await run(reference);
  expect(lines.filter((line) => line.includes("TOO LARGE"))).toEqual([]);
  expect(passed).toBe(true);
  const compared = lines.map((line) => line.split(" ")[0]);
  const given = [...(await openCheckpoint(join(reference, "expected.safetensors"))).tensors.keys()];
  expect(compared.toSorted()).toEqual(
    given.filter((name) => name !== "controlnet.cond" && name !== "initial_latents").toSorted(),
  );
});

test("weights of 32 bits serve as well, and a wrong number is found", async () => {
  cpSync(reference, folder, { recursive: true });
  for (const network of ["base/unet/diffusion_pytorch_model", "image_encoder/model"]) {
    const path = join(folder, `${network}.fp16.safetensors`);
    await rewrite(path, join(folder, `${network}.safetensors`));
    rmSync(path);
  }
  expect((await run(folder)).passed).toBe(true);

  await rewrite(join(folder, "expected.safetensors"), join(folder, "expected.safetensors"), (name, numbers) =>
    name === "two.unet_out_0" ? numbers.map((x) => x * 1.001) : numbers,
  );
  const { passed, lines } = await run(folder);
  expect(passed).toBe(false);
  expect(lines.filter((line) => line.includes("TOO LARGE")).map((line) => line.split(" ")[0])).toEqual([
    "two.unet_out_0",
  ]);
});

test("a folder without a ControlNet is compared without it", async () => {
  rmSync(join(folder, "controlnet"), { recursive: true });
  const { lines } = await run(folder);
  expect(lines.filter((line) => line.startsWith("controlnet"))).toEqual([]);
  expect(lines.some((line) => line.startsWith("cloth.image"))).toBe(true);
});

test("an adapter of other scales is read with the reference's", async () => {
  const path = join(folder, "expected.json");
  const settings = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...settings, ip_adapter_scale: 0.7 }));
  const { lines } = await run(folder);
  expect(lines.filter((line) => line.includes("TOO LARGE")).map((line) => line.split(" ")[0])).toContain(
    "one.unet_out_0",
  );
});

/** Writes a checkpoint again with 32-bit floats. */
async function rewrite(
  source: string,
  target: string,
  change: (name: string, numbers: Float32Array) => Float32Array = (_, numbers) => numbers,
): Promise<void> {
  const checkpoint = await openCheckpoint(source);
  const tensors: TensorToWrite[] = [...checkpoint.tensors.values()].map(({ name, shape }) => ({
    name,
    shape,
    dtype: "F32",
    data: change(name, checkpoint.read(name)),
  }));
  writeSafetensors(target, tensors);
}
