import { rmSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { type DrawOptions, openPack, readPack, type StoryMaker } from "../../../src/pipeline/index.ts";
import { timeIds } from "../../../src/pipeline/micro-conditioning.ts";
import { makeReferencePack } from "./reference-pack.ts";

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function folderOf(changes: Record<string, unknown>): string {
  const folder = makeReferencePack(changes);
  cleanups.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function open(changes: Record<string, unknown> = {}): Promise<StoryMaker> {
  const maker = await openPack(folderOf(changes), { threads: 1 });
  cleanups.push(() => maker.release());
  return maker;
}

const options = (changes: Partial<DrawOptions> = {}): DrawOptions => ({
  ...{ prompt: "a woman reads", negativePrompt: "", identities: [], width: 64, height: 64, seed: 1, steps: 2 },
  ...changes,
});

test("micro-conditioning: height before width, the picture's own size by default, for each half of guidance", () => {
  const picture = { width: 960, height: 1280 };
  expect([...timeIds(picture, {}, 1).data]).toEqual([1280, 960, 0, 0, 1280, 960]);
  const given = {
    originalSize: { width: 512, height: 768 },
    cropTopLeft: [32, 64],
    targetSize: { width: 1024, height: 2048 },
  } as const;
  const one = [768, 512, 32, 64, 2048, 1024];
  expect([...timeIds(picture, given, 2).data]).toEqual([...one, ...one]);
  expect(timeIds(picture, given, 2).dims).toEqual([2, 6]);
  expect(() => timeIds(picture, { cropTopLeft: [-1, 0] }, 1)).toThrow("not six numbers from 0 up");
});

test("micro-conditioning changes the picture", async () => {
  const maker = await open();
  const plain = await maker.draw(options());
  const own = await maker.draw(options({ microConditioning: { originalSize: { width: 64, height: 64 } } }));
  expect(own.data).toEqual(plain.data);
  const cropped = await maker.draw(options({ microConditioning: { cropTopLeft: [512, 512] } }));
  expect(cropped.data).not.toEqual(plain.data);
});

test("a pack decides which sizes it draws; its defaults must be among them", async () => {
  const sizes = { multipleOf: 64, maximum: 128 };
  const defaults = { width: 128, height: 128, steps: 2, guidanceScale: 1 };
  const maker = await open({ sizes, defaults });
  expect(await maker.sizeStep()).toBe(64);
  for (const size of [
    { width: 96, height: 64 },
    { width: 64, height: 192 },
  ])
    await expect(maker.draw(options(size))).rejects.toThrow(
      `${size.width} x ${size.height} cannot be drawn with "reference": both must be multiples of 64 pixels, up to 128`,
    );
  expect(await maker.draw(options())).toMatchObject({ width: 64, height: 64 });
  expect(() => readPack(folderOf({ sizes, defaults: { ...defaults, height: 1280 } }))).toThrow(/defaults\.height/);
});

test("a step that the UNet cannot halve often enough is widened to one that it can", async () => {
  const defaults = { width: 96, height: 96, steps: 2, guidanceScale: 1 };
  const maker = await open({ sizes: { multipleOf: 24, maximum: 192 }, defaults });
  expect(await maker.sizeStep()).toBe(96);
});

test("a pack may have its text encoders skip more layers, but not all", async () => {
  const plain = await (await open()).draw(options());
  const pack = (clipSkip: number) => open({ textEncoder: { type: "clip", clipSkip } });
  expect((await (await pack(0)).draw(options())).data).toEqual(plain.data);
  expect((await (await pack(1)).draw(options())).data).not.toEqual(plain.data);
  await expect(pack(4)).rejects.toThrow("of 4 layers, 5 cannot be skipped");
});
