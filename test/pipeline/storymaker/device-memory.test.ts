import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leastDeviceMemory } from "../../../src/pipeline/device-memory.ts";
import { drawSkeletons, openPack, type RgbImage, readPack, readyPoses } from "../../../src/pipeline/index.ts";
import { PackGraphs } from "../../../src/pipeline/pack-graphs.ts";
import { makeReferencePack } from "./reference-pack.ts";

let folder: string;
let memory: { all: number; least: number };

beforeAll(async () => {
  folder = makeReferencePack({ controlNet: { folder: "controlnet" } });
  memory = leastDeviceMemory(await new PackGraphs(readPack(folder)).all());
});
afterAll(() => rmSync(folder, { recursive: true }));

async function draw(limits: { deviceMemory?: number }, notices: string[] = []): Promise<RgbImage[]> {
  const maker = await openPack(folder, { threads: 1, ...limits, onNotice: (notice) => void notices.push(notice) });
  const size = { width: 96, height: 128 };
  const options = { prompt: "a man reads", negativePrompt: "ugly", identities: [], ...size, seed: 1, steps: 2 };
  const skeletons = await drawSkeletons([readyPoses.waving], size);
  const pictures = [await maker.draw(options), await maker.draw({ ...options, poseCondition: { skeletons } })];
  await maker.release();
  return pictures;
}

test("with the least memory, in which networks come and go, pictures are the same byte for byte", async () => {
  expect(memory.least).toBeLessThan(memory.all);
  const notices: string[] = [];
  expect(await draw({ deviceMemory: memory.least }, notices)).toEqual(await draw({}));
  expect(notices).toContainEqual(expect.stringMatching(/some networks are released and loaded again/));
});

test("where everything fits there is nothing to say", async () => {
  const notices: string[] = [];
  await draw({ deviceMemory: memory.all }, notices);
  expect(notices.join()).not.toContain("DEVICE_MEMORY_GB");
});

test("on CUDA a pack that is not built says why that counts there", async () => {
  const notices: string[] = [];
  const maker = await openPack(folder, { device: "cuda", onNotice: (notice) => void notices.push(notice) });
  await maker.release();
  expect(notices).toEqual([expect.stringMatching(/is not built.*models build.*CUDA.*multiples of 256 bytes/)]);
});

test("a device too small for what a step needs is refused with what to do", async () => {
  await expect(openPack(folder, { deviceMemory: 0.99 * memory.least })).rejects.toThrow(
    /does not fit into .* unet-2d-condition and controlnet are needed together .*DEVICE_MEMORY_GB.*DEVICE=cpu.*without poses/,
  );
});
