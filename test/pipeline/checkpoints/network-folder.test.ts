import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";

const reference = join(import.meta.dirname, "../../fixtures/storymaker-small");
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "network-"));
  folders.push(folder);
  writeFileSync(join(folder, "config.json"), "{}");
  for (const [name, from] of Object.entries(files)) cpSync(join(reference, from), join(folder, name));
  return folder;
}

test("weights that torch.save has pickled are read where there are no others", async () => {
  const pickled = folderWith({ "pytorch_model.bin": "mask.bin" });
  const { checkpoint } = await openNetworkFolder(pickled);
  expect(checkpoint.get("image_proj_model.pos_embed").shape).toEqual([3, 20, 64]);
  const both = folderWith({
    "diffusion_pytorch_model.bin": "mask.bin",
    "diffusion_pytorch_model.safetensors": "base/unet/diffusion_pytorch_model.fp16.safetensors",
  });
  expect((await openNetworkFolder(both)).checkpoint.has("conv_in.weight")).toBe(true);
});

test("pickled weights may be in several files", async () => {
  const folder = folderWith({ "pytorch_model-00001-of-00001.bin": "mask.bin" });
  const index = { weight_map: { "image_proj_model.pos_embed": "pytorch_model-00001-of-00001.bin" } };
  writeFileSync(join(folder, "pytorch_model.bin.index.json"), JSON.stringify(index));
  expect((await openNetworkFolder(folder)).checkpoint.has("image_proj_model.pos_embed")).toBe(true);
});

test("a folder without weights says what it looked for", async () => {
  await expect(openNetworkFolder(folderWith({}))).rejects.toThrow(/no weights here .*safetensors/);
});
