/**
 * SDXL with StoryMaker, its exact networks with random weights: `node bench/random-pack.ts FOLDER [SHARE]`.
 *
 * SHARE is that of SDXL's widths: 1 (9 GB, the default), 0.5 or 0.25. What the pack draws means nothing; how long and in
 * how much memory it does, does.
 */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adapterTensors } from "./sdxl/adapter.ts";
import { decoderTensors } from "./sdxl/autoencoder.ts";
import { imageEncoderTensors, textEncoderTensors } from "./sdxl/clip.ts";
import { sdxlConfigurations } from "./sdxl/configurations.ts";
import { writeRandomCheckpoint } from "./sdxl/random-checkpoint.ts";
import { unetTensors } from "./sdxl/unet.ts";

const REFERENCE = join(import.meta.dirname, "../test/fixtures/storymaker-small");

const [folder, share = "1"] = process.argv.slice(2);
if (!folder) throw new Error("usage: node bench/random-pack.ts FOLDER [SHARE]");
const configurations = sdxlConfigurations(Number(share));
const networks = [
  ["base/unet", "diffusion_pytorch_model", configurations.unet, unetTensors(configurations.unet)],
  ["base/vae", "diffusion_pytorch_model", configurations.vae, decoderTensors(configurations.vae)],
  ["base/text_encoder", "model", configurations.text_encoder, textEncoderTensors(configurations.text_encoder)],
  ["base/text_encoder_2", "model", configurations.text_encoder_2, textEncoderTensors(configurations.text_encoder_2)],
  ["image_encoder", "model", configurations.image_encoder, imageEncoderTensors(configurations.image_encoder)],
] as const;

for (const part of ["scheduler", "tokenizer", "tokenizer_2"])
  cpSync(join(REFERENCE, "base", part), join(folder, "base", part), { recursive: true });
let bytes = 0;
for (const [part, file, config, tensors] of networks) {
  mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, part, "config.json"), JSON.stringify(config));
  bytes += writeRandomCheckpoint(join(folder, part, `${file}.fp16.safetensors`), tensors);
}
bytes += writeRandomCheckpoint(join(folder, "adapter.safetensors"), adapterTensors(configurations));
const pack = {
  ...{ name: "random", method: "storymaker", textEncoder: { type: "clip" }, imageEncoder: { folder: "image_encoder" } },
  ...{ base: "base", adapter: "adapter.safetensors", faceEmbedding: "arcface", loraScale: 0.8, licences: [] },
  defaults: { width: 512, height: 512, steps: 4, guidanceScale: 7.5 },
};
writeFileSync(join(folder, "pack.json"), JSON.stringify(pack));
console.log(`${(bytes / 1e9).toFixed(1)} GB of random weights in ${folder}`);
