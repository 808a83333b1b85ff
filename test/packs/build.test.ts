import { readdirSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildPack, removePack } from "../../src/packs/index.ts";
import { openCheckpoint } from "../../src/pipeline/checkpoints/open.ts";
import { openPack, type RgbImage } from "../../src/pipeline/index.ts";
import { type TensorToWrite, writeSafetensors } from "../../training/convert/safetensors-writer.ts";
import { makeReferencePack } from "../pipeline/storymaker/reference-pack.ts";
import { packsWorld } from "./support.ts";

const world = packsWorld();
const NETWORKS = 8;
let folder: string;
const notices: string[] = [];
const build = (loraScale?: number) => buildPack(world.context(), "reference", { loraScale });
const built = () => readdirSync(join(folder, "built")).sort();

beforeEach(() => {
  folder = join(world.modelsFolder, "reference");
  makeReferencePack({}, folder);
  notices.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function draw(pack = folder): Promise<RgbImage> {
  const maker = await openPack(pack, { threads: 1, onNotice: (message) => void notices.push(message) });
  const options = { prompt: "a man reads", negativePrompt: "ugly", identities: [], width: 96, height: 128, seed: 1 };
  const picture = await maker.draw({ ...options, steps: 2 });
  await maker.release();
  return picture;
}

test("a built pack draws the same picture, byte for byte, and says no more that it is not built", async () => {
  const before = await draw();
  expect(notices).toEqual([expect.stringContaining("`npm run storymaker -- models build reference` does it once")]);
  const run = await world.cli("build", "reference").done;
  expect(run).toMatchObject({
    code: 0,
    out: expect.stringMatching(/8 networks to build, [\s\S]*\nreference is built\./),
  });
  notices.length = 0;
  expect((await draw()).data).toEqual(before.data);
  expect(notices).toEqual([]);
  // Whoever may read the pack may read what was built of it.
  expect(statSync(join(folder, "built", built()[0]!)).mode & 0o055).toBe(0o055);
}, 120_000);

test("LoRA is merged at the scale that is asked for, from then on, and only what it touches is built again", async () => {
  const before = await draw();
  await build();
  await build(0.3);
  expect(world.said.filter((line) => line.includes("to build"))).toEqual([
    expect.stringContaining("reference: 8 networks to build"),
    expect.stringContaining("reference: 2 networks to build"),
  ]);
  expect(built()).toHaveLength(NETWORKS);
  const picture = await draw();
  expect(picture.data).not.toEqual(before.data);
  const described = makeReferencePack({ loraScale: 0.3 }, join(world.modelsFolder, "described"));
  expect((await draw(described)).data).toEqual(picture.data);
  notices.length = 0;
  await build();
  expect((await draw()).data).toEqual(picture.data);
  expect(notices).toEqual([]);
  expect(await world.cli("build", "reference", "--lora-scale", "3").done).toMatchObject({
    code: 1,
    out: expect.stringContaining("a number from 0 to 2"),
  });
}, 120_000);

test("weights that are used as they are stored stay where they lie", async () => {
  const path = join(folder, "base/unet/diffusion_pytorch_model.fp16.safetensors");
  const unet = await openCheckpoint(path);
  const tensors = [...unet.tensors.values()].map(
    ({ name, shape }): TensorToWrite => ({ name, shape, dtype: "F32", data: unet.read(name) }),
  );
  writeSafetensors(path, tensors);
  const before = await draw();
  await build();
  const name = built().find((one) => /^unet-2d-condition-[0-9a-f]+$/.test(one))!;
  // Convolutions, norms and biases, about half of this UNet, are neither transposed nor converted.
  expect(statSync(join(folder, "built", name, "weights.bin")).size).toBeLessThan(0.6 * statSync(path).size);
  notices.length = 0;
  expect((await draw()).data).toEqual(before.data);
  expect(notices).toEqual([]);
});

test("files that changed since, or a build that is damaged, are not drawn with; the log says so", async () => {
  const before = await draw();
  await build();
  const later = new Date(Date.now() + 5000);
  utimesSync(join(folder, "base/unet/diffusion_pytorch_model.fp16.safetensors"), later, later);
  notices.length = 0;
  expect((await draw()).data).toEqual(before.data);
  expect(notices.join("\n")).toMatch(/unet-2d-condition of "reference" has changed since it was built/);
  expect(notices.join("\n")).not.toContain("autoencoder");
  const decoder = built().find((name) => name.startsWith("autoencoder"))!;
  truncateSync(join(folder, "built", decoder, "weights.bin"), 1000);
  notices.length = 0;
  expect((await draw()).data).toEqual(before.data);
  expect(notices.join("\n")).toMatch(/What was built cannot be used.*autoencoder-kl-decoder/);
});

describe("a build that is broken off leaves the last one in place, and the next one goes on", () => {
  beforeEach(() => build(0.3));

  test("stopped", async () => {
    const last = await draw();
    const names = built();
    const context = world.context();
    const building = buildPack(context, "reference", { loraScale: 1 });
    world.stop.abort();
    await expect(building).rejects.toThrow("aborted");
    expect(built()).toEqual(names);
    expect((await draw()).data).toEqual(last.data);
  });

  test("by a disk that is full", async () => {
    const last = await draw();
    const names = built();
    await using handle = await open(join(folder, "pack.json"));
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    const write = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, "write").mockRejectedValue(full);
    await expect(build(1)).rejects.toThrow(
      /The disk is full: make room.*What worked before still does; `.*models build reference` goes on/,
    );
    write.mockRestore();
    expect(built()).toEqual(names);
    notices.length = 0;
    expect((await draw()).data).toEqual(last.data);
    expect(notices).toEqual([]);
    await build(1);
    expect((await draw()).data).not.toEqual(last.data);
    expect(built()).toHaveLength(NETWORKS);
  });

  test("killed: what it left is cleared away", async () => {
    writeFileSync(join(folder, "built/.staging-killed"), "half");
    await build();
    expect(built()).toHaveLength(NETWORKS);
  });
});

test("of a pack that is not complete, or not there", async () => {
  await expect(buildPack(world.context(), "tiny", {})).rejects.toThrow(/not complete.*models pull tiny/);
  await expect(buildPack(world.context(), "huge", {})).rejects.toThrow(/no pack "huge"/);
  await expect(removePack(world.context(), "reference", { yes: true })).rejects.toThrow("built in");
});
