import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { pullPack } from "../../src/packs/index.ts";
import { openCheckpoint } from "../../src/pipeline/checkpoints/open.ts";
import { openPack, PackError } from "../../src/pipeline/index.ts";
import { type TensorToWrite, writeSafetensors } from "../../training/convert/safetensors-writer.ts";
import { serveSmallSdxl } from "./small-sdxl.ts";
import { packsWorld } from "./support.ts";

const world = packsWorld();
const at = (file: string) => join(world.modelsFolder, "small", file);
const pull = () => pullPack(world.context(), "small", { acceptLicences: true, faceModel: "none" });

beforeEach(async () => {
  serveSmallSdxl(world);
  await pull();
});

/** Refused when it is opened, with what is wrong and the command that mends it; which it does. */
async function refused(message: RegExp): Promise<void> {
  const opening = openPack(join(world.modelsFolder, "small"));
  await expect(opening).rejects.toThrow(PackError);
  await expect(opening).rejects.toThrow(message);
  await expect(opening).rejects.toThrow("`npm run storymaker -- models pull small`");
  await pull();
  await (await openPack(join(world.modelsFolder, "small"))).release();
}

test.each([
  "base/unet/diffusion_pytorch_model.safetensors",
  "base/vae/diffusion_pytorch_model.safetensors",
  "base/text_encoder_2/model.safetensors",
  "image_encoder/model.safetensors",
])("half of %s", async (file) => {
  truncateSync(at(file), 300_000);
  await refused(/Is the download complete\?/);
});

test.each<[string, RegExp]>([
  ["base/vae/diffusion_pytorch_model.safetensors", /vae: no weights here/],
  ["base/unet/config.json", /unet.config\.json: missing or not JSON/],
  ["mask.bin", /mask\.bin is missing/],
])("%s missing", async (file, message) => {
  rmSync(at(file));
  await refused(message);
});

test("half of the adapter, and a page of words in its place", async () => {
  truncateSync(at("mask.bin"), 300_000);
  await refused(/mask\.bin/);
  writeFileSync(at("mask.bin"), "<!doctype html><title>Not found</title>");
  await refused(/mask\.bin: not a safetensors file/);
});

test.each<[string, (tensors: TensorToWrite[]) => TensorToWrite[], RegExp]>([
  [
    "another IP-Adapter",
    (tensors) => tensors.filter(({ name }) => !/pos_embed|bg_embed/.test(name)),
    /is no StoryMaker adapter: it is another IP-Adapter, without "image_proj_model\.pos_embed"/,
  ],
  ["a LoRA", ([tensor]) => [{ ...tensor!, name: "lora_unet_x.lora_up.weight" }], /it is a LoRA of a whole model/],
  ["a ControlNet", ([tensor]) => [{ ...tensor!, name: "controlnet_cond_embedding.x" }], /it is a ControlNet/],
  ["something else", ([tensor]) => [{ ...tensor!, name: "x" }], /it has no "ip_adapter\.\*"/],
  [
    "one of a smaller UNet",
    (tensors) => tensors.filter(({ name }) => !/^ip_adapter\.(2\d|3\d)\./.test(name)),
    /belongs to another base model: it has 20 attentions, the UNet \d+/,
  ],
  [
    "one of another width",
    (tensors) => tensors.map((one) => (/to_k_ip/.test(one.name) ? { ...one, shape: [one.data.length / 16, 16] } : one)),
    /belongs to another base model: its attention 1 is \[128,16\], the UNet's \[32,64\]/,
  ],
])("an adapter of another kind: %s", async (_, change, message) => {
  const adapter = await openCheckpoint(at("mask.bin"));
  const tensors = [...adapter.tensors.values()].map(
    ({ name, shape }): TensorToWrite => ({ name, shape, dtype: "F32", data: adapter.read(name) }),
  );
  writeSafetensors(at("mask.bin"), change(tensors));
  await refused(message);
});

test("a disk that fills up in the middle of a download leaves the pack that was there", async () => {
  await using handle = await open(at("pack.json"));
  const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
  const append = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, "appendFile").mockRejectedValue(full);
  world.hub.repositories["other/xl"] = { files: { ...world.hub.repositories["huaquan/YamerMIX_v11"]!.files } };
  const files = world.hub.repositories["other/xl"].files;
  files["unet/config.json"] = new TextEncoder().encode(`${new TextDecoder().decode(files["unet/config.json"])} `);
  const another = { acceptLicences: true, faceModel: "none", base: "other/xl" };
  await expect(pullPack(world.context(), "small", another)).rejects.toThrow(
    /The disk is full: make room, then run the command again.*What is downloaded is kept/,
  );
  append.mockRestore();
  await (await openPack(join(world.modelsFolder, "small"))).release();
});
