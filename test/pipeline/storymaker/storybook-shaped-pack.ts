import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const fixtures = join(import.meta.dirname, "../../fixtures");
const textEncoder = join(import.meta.dirname, "../../../models/storybook/text_encoder");

/**
 * Small networks of storybook's family with random weights, and storybook's own sentence encoder, as a pack in a new
 * folder, which the caller removes. What the encoder says does not fit the UNet: it is for trying networks one by one.
 */
export function makeStorybookShapedPack(): string {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  const parts = { "storybook-shaped/unet": "base/unet", "storybook-shaped/vae": "base/vae" };
  const others = { "storymaker-small/base/scheduler": "base/scheduler", "storybook-shaped/mask.bin": "mask.bin" };
  const encoder = { "storybook-shaped/resnet_image_encoder": "image_encoder" };
  for (const [from, to] of Object.entries({ ...parts, ...others, ...encoder }))
    cpSync(join(fixtures, from), join(folder, to), { recursive: true });
  cpSync(textEncoder, join(folder, "text_encoder"), { recursive: true });
  const pack = {
    ...{ name: "storybook-shaped", method: "storymaker", base: "base", adapter: "mask.bin", licences: [] },
    ...{ textEncoder: { type: "sentence", folder: "text_encoder", tokens: 24 }, faceEmbedding: "image-encoder" },
    ...{ imageEncoder: { type: "resnet", folder: "image_encoder" } },
    defaults: { width: 128, height: 128, steps: 2, guidanceScale: 3 },
  };
  writeFileSync(join(folder, "pack.json"), JSON.stringify(pack));
  return folder;
}
