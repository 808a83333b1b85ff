import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DrawOptions, openPack, type RgbImage, type StoryMaker } from "../../../src/pipeline/index.ts";
import { makeReferencePack } from "./reference-pack.ts";

let folder: string;
let maker: StoryMaker;

beforeAll(async () => {
  folder = makeReferencePack({ controlNet: { folder: "controlnet" } });
  maker = await openPack(folder, { threads: 1 });
});
afterAll(async () => {
  await maker.release();
  rmSync(folder, { recursive: true });
});

/** A diagonal line, red or as given. */
function skeletons(colour = [255, 0, 0], width = 96, height = 128): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let x = 4; x < width - 4; x++) for (let y = x - 4; y < x + 4; y++) data.set(colour, (y * width + x) * 3);
  return { width, height, data };
}

const options = (changes: Partial<DrawOptions> = {}): DrawOptions => ({
  ...{ prompt: "a man waves", negativePrompt: "ugly", identities: [] },
  ...{ width: 96, height: 128, seed: 1, steps: 2 },
  ...changes,
});

function difference(a: RgbImage, b: RgbImage): number {
  return a.data.reduce((sum, x, i) => sum + Math.abs(x - b.data[i]!), 0) / a.data.length;
}

test("a pose changes the picture, the same pose in the same way, another pose or scale in another", async () => {
  const without = await maker.draw(options());
  const posed = await maker.draw(options({ poseCondition: { skeletons: skeletons() } }));
  expect(difference(posed, without)).toBeGreaterThan(0);
  expect((await maker.draw(options({ poseCondition: { skeletons: skeletons(), scale: 1 } }))).data).toEqual(posed.data);
  for (const other of [{ skeletons: skeletons([0, 255, 0]) }, { skeletons: skeletons(), scale: 0.5 }])
    expect(difference(await maker.draw(options({ poseCondition: other })), posed)).toBeGreaterThan(0);
});

test("a pose of scale 0 is none, byte for byte, with guidance and without", async () => {
  for (const guidanceScale of [1, 7.5]) {
    const without = await maker.draw(options({ guidanceScale }));
    const scaledAway = options({ guidanceScale, poseCondition: { skeletons: skeletons(), scale: 0 } });
    expect((await maker.draw(scaledAway)).data).toEqual(without.data);
  }
});

test("without a pose it is the picture of a pack that has no ControlNet", async () => {
  const other = makeReferencePack();
  const plain = await openPack(other, { threads: 1 });
  expect(difference(await plain.draw(options()), await maker.draw(options()))).toBeLessThan(0.01);
  await expect(plain.draw(options({ poseCondition: { skeletons: skeletons() } }))).rejects.toThrow(
    '"reference" has no ControlNet: leave the pose out',
  );
  await plain.release();
  rmSync(other, { recursive: true });
});

test("poses that cannot be drawn with say why", async () => {
  const small = { skeletons: skeletons([255, 0, 0], 64, 64) };
  await expect(maker.draw(options({ poseCondition: small }))).rejects.toThrow("64 x 64, the picture 96 x 128");
  for (const scale of [-1, 3, Number.NaN])
    await expect(maker.draw(options({ poseCondition: { skeletons: skeletons(), scale } }))).rejects.toThrow(
      "from 0 to 2",
    );
});

test("a ControlNet of another base model is named when the pack is opened", async () => {
  const other = makeReferencePack({ controlNet: { folder: "controlnet" } });
  const path = join(other, "controlnet/config.json");
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), cross_attention_dim: 2048 }));
  await expect(openPack(other)).rejects.toThrow("made for another base model: width of the context: 2048, not 64");
  rmSync(other, { recursive: true });
});
