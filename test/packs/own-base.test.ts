import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listPacks, type PullOptions, pullPack, verifyPack } from "../../src/packs/index.ts";
import { openPack, PackError, readPack } from "../../src/pipeline/index.ts";
import { type TensorToWrite, writeSafetensors } from "../../training/convert/safetensors-writer.ts";
import { singleFileTensors } from "../pipeline/single-file/write-single-file.ts";
import { COMMIT } from "./fake-hub.ts";
import { serveSmallSdxl } from "./small-sdxl.ts";
import { packsWorld } from "./support.ts";

const world = packsWorld();
const REFERENCE = join(import.meta.dirname, "../fixtures/storymaker-small/base");
const UNET = "unet/diffusion_pytorch_model.fp16.safetensors";
const tensors = await singleFileTensors(REFERENCE);

let mine: string;
beforeEach(() => {
  mine = mkdtempSync(join(tmpdir(), "mine-"));
  serveSmallSdxl(world);
});
afterEach(() => {
  rmSync(mine, { recursive: true });
});

const pack = () => join(world.modelsFolder, "small");
const pull = (base?: string, options: Partial<PullOptions> = {}) =>
  pullPack(world.context(), "small", { base, faceModel: "none", acceptLicences: true, ...options });

function singleFile(name = "mine.safetensors", written: readonly TensorToWrite[] = tensors): string {
  writeSafetensors(join(mine, name), written);
  return join(mine, name);
}

function diffusersFolder(): string {
  cpSync(REFERENCE, join(mine, "sdxl"), { recursive: true });
  return join(mine, "sdxl");
}

function change(folder: string, file: string, changes: object): void {
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...changes }));
}

async function draws(): Promise<boolean> {
  const maker = await openPack(pack(), { threads: 1 });
  const options = { prompt: "a woman drinks tea", negativePrompt: "", identities: [], width: 64, height: 64, seed: 1 };
  const picture = await maker.draw({ ...options, steps: 1 });
  await maker.release();
  return picture.width === 64;
}

describe("one file", () => {
  test("takes the base model's place; only its tokenizers are the recipe's", async () => {
    const file = singleFile();
    await pull(file, { acceptLicences: false });
    const fetched = world.hub.asked.filter(({ path }) => path.includes("/resolve/")).map(({ path }) => path);
    expect(fetched.some((path) => path.includes("tokenizer_2/vocab.json"))).toBe(true);
    expect(fetched.filter((path) => /unet|vae|text_encoder|scheduler/.test(path))).toEqual([]);
    expect(readPack(pack())).toMatchObject({ base: file, textEncoder: { tokenizers: "base" } });
    expect(await draws()).toBe(true);
    const said = world.said.join("\n");
    expect(said).toContain(`base model (${file}): unknown, see where it came from`);
    expect(said).toContain("tokenizers of huaquan/YamerMIX_v11: OpenRAIL");
    expect(world.questions).toHaveLength(1);
    // It stays until another base is asked for, and is not asked about again.
    await pull(undefined, { acceptLicences: false });
    expect(world.questions).toHaveLength(1);
    await pull("huaquan/YamerMIX_v11");
    expect(readPack(pack()).base).toBe("base");
    expect(await draws()).toBe(true);
  });

  test("is listed, verified, and left where it is when the pack is removed, as people type it", async () => {
    const file = singleFile();
    expect((await world.cli("pull", "small", "--base", file, "--face", "none", "--accept-licences").done).code).toBe(0);
    expect((await world.cli("list").done).out).toMatch(
      /small: ready[\s\S]*base model \(.*mine\.safetensors\): unknown/,
    );
    expect((await world.cli("build", "small").done).out).toContain("small is built");
    const verified = await world.cli("verify", "small").done;
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining("mine.safetensors is yours") });
    const removed = await world.cli("remove", "small", "--yes").done;
    expect(removed).toMatchObject({ code: 0, out: expect.stringMatching(/mine\.safetensors is yours and stays/) });
    expect(existsSync(file)).toBe(true);
    for (const gone of ["settings.json", "built", "base", "mask.bin"])
      expect(existsSync(join(pack(), gone))).toBe(false);
    expect((await listPacks(world.modelsFolder)).find(({ name }) => name === "small")?.state).toBe("not downloaded");
  }, 120_000);

  test("that is gone or cut short since is named, with what to do", async () => {
    const file = singleFile();
    await pull(file);
    truncateSync(file, 1_000_000);
    await expect(openPack(pack())).rejects.toThrow(/mine\.safetensors.*Is the download complete[\s\S]*--base/);
    expect((await verifyPack(world.context(), "small")).problems.join()).toMatch(/Is the download complete/);
    rmSync(file);
    await expect(openPack(pack())).rejects.toThrow(/mine\.safetensors is missing.*Put the base model back.*--base/);
    expect((await verifyPack(world.context(), "small")).problems.join()).toContain("there is no such file or folder");
    expect((await listPacks(world.modelsFolder)).find(({ name }) => name === "small")?.state).toBe("partly downloaded");
    writeFileSync(join(pack(), "settings.json"), '{"base": "elsewhere"}');
    await expect(openPack(pack())).rejects.toThrow(/settings\.json cannot be used; delete it[\s\S]*absolute path/);
  });
});

describe("a diffusers folder", () => {
  test("takes the base model's place as it is", async () => {
    const folder = diffusersFolder();
    await pull(folder);
    expect(existsSync(join(pack(), "base"))).toBe(false);
    expect(readPack(pack())).toMatchObject({ base: folder, textEncoder: { type: "clip" } });
    expect(await draws()).toBe(true);
    expect(existsSync(join(folder, UNET))).toBe(true);
  });

  test.each<[string, (folder: string) => void, RegExp]>([
    [
      "of another Stable Diffusion",
      (folder) => change(folder, "model_index.json", { _class_name: "StableDiffusionPipeline" }),
      /model_index\.json says "StableDiffusionPipeline"\. Give an SDXL model/,
    ],
    [
      "of a model for inpainting",
      (folder) => change(folder, "unet/config.json", { in_channels: 9 }),
      /its UNet takes 9 channels/,
    ],
    [
      "without a text encoder",
      (folder) => rmSync(join(folder, "text_encoder_2"), { recursive: true }),
      /text_encoder_2/,
    ],
    ["without tokenizers", (folder) => rmSync(join(folder, "tokenizer_2/vocab.json")), /it has no tokenizer_2\/vocab/],
    ["without weights", (folder) => rmSync(join(folder, UNET)), /unet: no weights here/],
    ["cut short", (folder) => truncateSync(join(folder, UNET), 1_000_000), /Is the download complete/],
    ["of one network", (folder) => rmSync(join(folder, "model_index.json")), /it has no model_index\.json/],
  ])("%s is refused, and the pack that was there stays", async (_, spoil, message) => {
    await pull();
    const folder = diffusersFolder();
    spoil(folder);
    const pulling = pull(folder);
    await expect(pulling).rejects.toThrow(PackError);
    await expect(pulling).rejects.toThrow(message);
    expect(await draws()).toBe(true);
    expect(readPack(pack()).base).toBe("base");
  });
});

describe("what is no base model is refused, and the pack that was there stays", () => {
  beforeEach(() => pull());
  afterEach(async () => {
    expect(await draws()).toBe(true);
  });

  test("a LoRA, a file of something else, one that is not there, a folder named as a file", async () => {
    const tensor = { dtype: "F16", shape: [4], data: new Float16Array(4) } as const;
    const lora = singleFile("lora.safetensors", [{ name: "lora_unet_x.lora_up.weight", ...tensor }]);
    await expect(pull(lora)).rejects.toThrow(/lora\.safetensors cannot be the base model: .*it is a LoRA/);
    writeFileSync(join(mine, "text.safetensors"), "no tensors, but words");
    await expect(pull(join(mine, "text.safetensors"))).rejects.toThrow(/not a safetensors file/);
    writeFileSync(join(mine, "notes.txt"), "words");
    await expect(pull(join(mine, "notes.txt"))).rejects.toThrow(/of files, \.safetensors and \.ckpt are read/);
    await expect(pull(join(mine, "none.ckpt"))).rejects.toThrow(/there is no such file or folder/);
    mkdirSync(join(mine, "folder.ckpt"));
    await expect(pull(join(mine, "folder.ckpt"))).rejects.toThrow(/it is a folder/);
    await expect(pull("nobody")).rejects.toThrow(/give --base OWNER\/NAME or .* or the path of a folder/);
  });

  test("a licence that nobody accepts", async () => {
    world.answer = "no";
    await expect(pull(singleFile(), { acceptLicences: false })).rejects.toThrow("nothing was downloaded");
    expect(readPack(pack()).base).toBe("base");
  });
});

test("a repository of the hub may be named with its revision", async () => {
  const repository = world.hub.repositories["huaquan/YamerMIX_v11"]!;
  world.hub.repositories["other/xl"] = { files: { ...repository.files } };
  await expect(pull("other/xl@nowhere")).rejects.toThrow(/has no such revision/);
  await pull(`other/xl@${COMMIT}`);
  expect(world.said.join("\n")).toMatch(/base model \(other\/xl@[0-9a-f]{40}\): unknown, see .*\/other\/xl/);
  expect((await verifyPack(world.context(), "small")).problems).toEqual([]);
  expect(await draws()).toBe(true);
  world.hub.repositories["other/xl"].files["unet/config.json"] = new TextEncoder().encode('{"in_channels": 9}');
  await expect(pull("other/xl")).rejects.toThrow(/other\/xl cannot be the base model: its UNet takes 9 channels/);
  expect(await draws()).toBe(true);
});

test("a smaller model that calls itself SDXL, from the hub or from here, does not take a working pack's place", async () => {
  await pull();
  const smaller = diffusersFolder();
  const path = join(smaller, "unet/config.json");
  const config = JSON.parse(readFileSync(path, "utf8")) as object;
  // A block less on the way up, of which nothing but the adapter's numbers would tell.
  const changes = { up_block_types: ["CrossAttnUpBlock2D", "UpBlock2D", "UpBlock2D"] };
  change(smaller, "unet/config.json", changes);
  const files = { ...world.hub.repositories["huaquan/YamerMIX_v11"]!.files };
  files["unet/config.json"] = new TextEncoder().encode(JSON.stringify({ ...config, ...changes }));
  world.hub.repositories["other/small"] = { files };
  for (const base of ["other/small", smaller])
    await expect(pull(base)).rejects.toThrow(/it has \d+ attentions, the UNet \d+\..* --base\. Nothing was changed/);
  expect(readPack(pack()).base).toBe("base");
  expect(await draws()).toBe(true);
  const left = readdirSync(join(pack(), ".download"), { withFileTypes: true, recursive: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
});
