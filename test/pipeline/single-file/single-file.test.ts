import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Checkpoint, CheckpointError } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import { openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { Weights } from "../../../src/pipeline/checkpoints/weights.ts";
import { openPack, readPack } from "../../../src/pipeline/index.ts";
import { openSingleFile } from "../../../src/pipeline/single-file/open.ts";
import { clipTextOf } from "../../../src/pipeline/single-file/text-encoders.ts";
import { type TensorToWrite, writeSafetensors } from "../../../training/convert/safetensors-writer.ts";
import { makeReferencePack } from "../storymaker/reference-pack.ts";
import { singleFileTensors } from "./write-single-file.ts";
import { writeTorchZip } from "./write-torch-zip.ts";

const NETWORKS = ["unet", "vae", "text_encoder", "text_encoder_2"] as const;

const work = mkdtempSync(join(tmpdir(), "single-file-"));
const pack = makeReferencePack();
const tensors = await singleFileTensors(join(pack, "base"));
afterAll(() => {
  for (const folder of [work, pack]) rmSync(folder, { recursive: true });
});

/** Drawing encodes no picture and reads the first text encoder before its last layer; the projection is turned round. */
const unneeded: Record<string, RegExp> = {
  vae: /^(encoder|quant_conv)\./,
  text_encoder: /^(encoder\.layers\.3|final_layer_norm)\./,
  text_encoder_2: /^text_projection\.weight$/,
};

let written = 0;
/** Writes the reference's file with some tensors left out, and others put in. */
function file(leaveOut: RegExp | null = null, putIn: Record<string, readonly number[]> = {}): string {
  const path = join(work, `${written++}.safetensors`);
  const added = Object.entries(putIn).map(
    ([name, shape]): TensorToWrite => ({
      ...{ name, shape, dtype: "F16" },
      data: new Float16Array(shape.reduce((a, b) => a * b, 1)),
    }),
  );
  const kept = tensors.filter(({ name }) => !leaveOut?.test(name) && !(name in putIn));
  writeSafetensors(path, [...kept, ...added]);
  return path;
}

test("tensors are the folder's, by the folder's names, read where they lie in the file", async () => {
  const path = file();
  const opened = await openSingleFile(path);
  for (const name of NETWORKS) {
    const ours = opened[name].checkpoint;
    expect(ours.files).toEqual([path]);
    const theirs = (await openNetworkFolder(join(pack, "base", name))).checkpoint;
    const withoutPrefix = (tensor: string) => tensor.replace(/^text_model\./, "");
    const known = new Map([...theirs.tensors.keys()].map((tensor) => [withoutPrefix(tensor), tensor]));
    for (const tensor of ours.tensors.keys())
      if (tensor !== "text_projection")
        expect(ours.read(tensor), tensor).toEqual(theirs.read(known.get(withoutPrefix(tensor))!));
    const missing = [...known.keys()].filter((tensor) => !ours.has(tensor) && !ours.has(`text_model.${tensor}`));
    expect(missing.filter((tensor) => !unneeded[name]?.test(tensor))).toEqual([]);
  }
});

test("a file of torch.save, with everything under state_dict, is read as well", async () => {
  const path = join(work, "reference.ckpt");
  writeTorchZip(
    path,
    tensors.filter(({ dtype }) => dtype === "F16"),
  );
  const [ours, theirs] = [await openSingleFile(path), await openSingleFile(file())];
  for (const name of NETWORKS) {
    expect(ours[name].config).toEqual(theirs[name].config);
    expect([...ours[name].checkpoint.tensors.keys()]).toEqual([...theirs[name].checkpoint.tensors.keys()]);
  }
  const name = "encoder.layers.1.self_attn.v_proj.weight";
  const [one, other] = [ours, theirs].map(({ text_encoder_2 }) => text_encoder_2.checkpoint.read(`text_model.${name}`));
  expect(one).toEqual(other);
});

test("a pack whose base is one file draws the picture of the folder, byte for byte", async () => {
  oneHead(pack, "unet", { attention_head_dim: [1, 1, 1] });
  for (const name of ["text_encoder", "text_encoder_2"]) oneHead(pack, name, { num_attention_heads: 1 });
  const textEncoder = { type: "clip", tokenizers: "base" };
  const single = makeReferencePack({ base: "model.safetensors", textEncoder });
  writeSafetensors(join(single, "model.safetensors"), tensors);
  const pictures = [];
  for (const folder of [pack, single]) {
    const maker = await openPack(folder, { threads: 1 });
    const options = { prompt: "a man reads", negativePrompt: "ugly", identities: [], width: 96, height: 128, seed: 1 };
    pictures.push((await maker.draw({ ...options, steps: 2 })).data);
    await maker.release();
  }
  expect(pictures[1]).toEqual(pictures[0]);
  rmSync(single, { recursive: true });
});

test("the first text encoder may lack its last layer, which SDXL does not read", () => {
  const shapes: Record<string, readonly number[]> = {
    "embeddings.token_embedding.weight": [49408, 768],
    "embeddings.position_embedding.weight": [77, 768],
  };
  for (let i = 0; i < 11; i++)
    for (const part of ["weight", "bias"]) {
      for (const name of ["layer_norm1", "layer_norm2", "mlp.fc1", "mlp.fc2"])
        shapes[`encoder.layers.${i}.${name}.${part}`] = [768];
      for (const name of ["q", "k", "v", "out"]) shapes[`encoder.layers.${i}.self_attn.${name}_proj.${part}`] = [768];
    }
  const location = { dtype: "F16", file: "sdxl.safetensors", offset: 0, length: 0 } as const;
  const entries = Object.entries(shapes).map(([name, shape]) => ({ name: `text_model.${name}`, shape, ...location }));
  const { config, checkpoint } = clipTextOf(new Weights(new Checkpoint([location.file], entries)));
  expect(config).toMatchObject({ num_hidden_layers: 12, num_attention_heads: 12 });
  expect(checkpoint.tensors.size).toBe(entries.length);
});

test("a projection that is not turned round is found by its name", async () => {
  const { text_encoder_2 } = await openSingleFile(
    file(/embedders\.1\.model\.text_projection/, { "conditioner.embedders.1.model.text_projection.weight": [32, 32] }),
  );
  expect(text_encoder_2.checkpoint.has("text_projection.weight")).toBe(true);
});

test("a file that predicts v says so; one that was trained to no signal at all is refused by name", async () => {
  expect((await openSingleFile(file(null, { v_pred: [0] }))).scheduler).toMatchObject({
    prediction_type: "v_prediction",
  });
  const single = makeReferencePack({ base: "v.safetensors", textEncoder: { type: "clip", tokenizers: "base" } });
  writeFileSync(join(single, "v.safetensors"), readFileSync(file(null, { v_pred: [0], ztsnr: [0] })));
  await expect(openPack(single)).rejects.toThrow(/v\.safetensors[\s\S]*rescale_betas_zero_snr/);
  rmSync(single, { recursive: true });
});

describe("what is no SDXL checkpoint is named", () => {
  const convolution = "model.diffusion_model.input_blocks.0.0.weight";
  test.each<[string, RegExp | null, Record<string, readonly number[]>, RegExp]>([
    ["a LoRA", /./, { "lora_unet_input_blocks_4_1_proj_in.lora_up.weight": [4, 4] }, /it is a LoRA/],
    ["SD 1.5", /^conditioner/, { "cond_stage_model.transformer.text_model.x": [1] }, /Stable Diffusion 1 or 2/],
    ["a UNet of a folder", /./, { "down_blocks.0.resnets.0.conv1.weight": [1] }, /one network of a diffusers folder/],
    ["something else", /./, { "model.diffusion_model.double_blocks.0.img_attn.qkv.weight": [1] }, /no UNet under/],
    ["the refiner", /embedders\.1/, { "conditioner.embedders.0.model.ln_final.weight": [1] }, /refiner/],
    ["without text encoders", /^conditioner\.embedders\.1/, {}, /no "conditioner\.embedders\.1\.model\.\*"/],
    ["without an autoencoder", /^first_stage_model/, {}, /no "first_stage_model\.\*"/],
    ["inpainting", null, { [convolution]: [32, 9, 3, 3] }, /inpainting: it takes 9 channels/],
    ["editing", null, { [convolution]: [32, 8, 3, 3] }, /takes 8 channels, not the 4/],
    ["EDM", null, { edm_mean: [4] }, /EDM's noise/],
  ])("%s", async (_, leaveOut, putIn, message) => {
    const opening = openSingleFile(file(leaveOut, putIn));
    await expect(opening).rejects.toThrow(CheckpointError);
    await expect(opening).rejects.toThrow(message);
  });
});

test.each([
  "model.diffusion_model.output_blocks.3.1.transformer_blocks.0.attn2.to_k.weight",
  "model.diffusion_model.input_blocks.3.0.op.bias",
  "model.diffusion_model.output_blocks.0.0.skip_connection.weight",
  "first_stage_model.decoder.mid.attn_1.proj_out.weight",
  "conditioner.embedders.0.transformer.text_model.encoder.layers.2.mlp.fc1.bias",
  "conditioner.embedders.1.model.transformer.resblocks.1.attn.in_proj_weight",
  "conditioner.embedders.1.model.text_projection",
])("a file without %s says so, in its own names", async (name) => {
  await expect(openSingleFile(file(new RegExp(`^${name.replaceAll(".", "\\.")}$`)))).rejects.toThrow(
    `there is no tensor named "${name}"`,
  );
});

test("a UNet of other depths than SDXL's way up and down is refused, none of it ignored", async () => {
  const block = /^model\.diffusion_model\.middle_block\.1\.transformer_blocks\.1\./;
  await expect(openSingleFile(file(block))).rejects.toThrow(/"middle_block\.1" has 1 transformer blocks, its level 2/);
  await expect(openSingleFile(file(/input_blocks\.8\./))).rejects.toThrow(/not arranged as SDXL's/);
});

test("a pack with one file must say where its tokenizers are, and have the file", async () => {
  const without = makeReferencePack({ base: "model.safetensors" });
  expect(() => readPack(without)).toThrow(/textEncoder\.tokenizers/);
  const missing = makeReferencePack({
    base: "model.safetensors",
    textEncoder: { type: "clip", tokenizers: "base" },
  });
  await expect(openPack(missing)).rejects.toThrow(/not complete: model\.safetensors is missing/);
  for (const folder of [without, missing]) rmSync(folder, { recursive: true });
});

/** A file does not say how many heads there are: 64 wide as SDXL's, of the small reference therefore one. */
function oneHead(folder: string, network: string, changes: object): void {
  const path = join(folder, "base", network, "config.json");
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...changes }));
}
