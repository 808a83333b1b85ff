import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type CharacterPhoto,
  type DrawOptions,
  type Identity,
  identityFromBytes,
  identityToBytes,
  openPack,
  type RgbImage,
  type StoryMaker,
} from "../../../src/pipeline/index.ts";
import { normalNoise } from "../../../src/pipeline/sampling/noise.ts";
import { makeReferencePack } from "./reference-pack.ts";

let folder: string;
let maker: StoryMaker;
let ada: Identity;
let bob: Identity;

beforeAll(async () => {
  folder = makeReferencePack();
  maker = await openPack(folder, { threads: 1 });
  ada = await maker.encodeCharacter([photo(1)]);
  bob = await maker.encodeCharacter([photo(2)]);
});
afterAll(async () => {
  await maker.release();
  rmSync(folder, { recursive: true });
});

function picture(seed: number): RgbImage {
  const data = Uint8Array.from(normalNoise(seed, 224 * 224 * 3), (x) => Math.max(0, Math.min(255, 128 + 60 * x)));
  return { width: 224, height: 224, data };
}

function photo(seed: number, withFace = true): CharacterPhoto {
  const embedding = normalNoise(seed + 100, 512);
  const length = Math.hypot(...embedding);
  return {
    body: picture(seed),
    face: withFace ? picture(seed + 50) : null,
    faceEmbedding: embedding.map((x) => x / length),
  };
}

const options = (changes: Partial<DrawOptions> = {}): DrawOptions => ({
  ...{ prompt: "a man and a woman in a park", negativePrompt: "ugly", identities: [{ identity: ada }] },
  ...{ width: 96, height: 128, seed: 1, steps: 3 },
  ...changes,
});

function difference(a: RgbImage, b: RgbImage): number {
  return a.data.reduce((sum, x, i) => sum + Math.abs(x - b.data[i]!), 0) / a.data.length;
}

test("the same options draw the same picture, byte for byte; any other option another one", async () => {
  const first = await maker.draw(options());
  expect(first).toMatchObject({ width: 96, height: 128 });
  expect(first.data).toHaveLength(96 * 128 * 3);
  expect((await maker.draw(options())).data).toEqual(first.data);
  const others: Partial<DrawOptions>[] = [
    { seed: 2 },
    { prompt: "a dog" },
    { negativePrompt: "" },
    { identities: [{ identity: bob }] },
    { identities: [{ identity: ada }, { identity: bob }] },
    { identities: [] },
    { steps: 4 },
    { guidanceScale: 1 },
    { guidanceScale: 3 },
    { identityScale: 0 },
  ];
  for (const changes of others) {
    const other = await maker.draw(options(changes));
    expect(difference(first, other), JSON.stringify(Object.keys(changes))).toBeGreaterThan(0);
  }
});

test("slots count: who comes first matters", async () => {
  const identities = [{ identity: ada }, { identity: bob }];
  const one = await maker.draw(options({ identities }));
  const other = await maker.draw(options({ identities: identities.toReversed() }));
  expect(difference(one, other)).toBeGreaterThan(0);
});

test("a picture with nobody in it is one with identity scale 0", async () => {
  const nobody = await maker.draw(options({ identities: [] }));
  const scaledAway = await maker.draw(options({ identityScale: 0 }));
  expect(difference(nobody, scaledAway)).toBeLessThan(0.01);
});

test("without guidance there is no negative prompt", async () => {
  const one = await maker.draw(options({ guidanceScale: 1 }));
  expect((await maker.draw(options({ guidanceScale: 1, negativePrompt: "anything" }))).data).toEqual(one.data);
});

test("other sizes are drawn, impossible ones refused", async () => {
  expect(await maker.draw(options({ width: 64, height: 64 }))).toMatchObject({ width: 64, height: 64 });
  await expect(maker.draw(options({ width: 100 }))).rejects.toThrow("multiples of 32 pixels");
  await expect(maker.draw(options({ steps: 0 }))).rejects.toThrow("steps must be");
  await expect(maker.draw(options({ seed: -1 }))).rejects.toThrow("a seed is");
});

test("more characters than slots, and identities of another encoder, are refused", async () => {
  const four = Array.from({ length: 4 }, () => ({ identity: ada }));
  await expect(maker.draw(options({ identities: four }))).rejects.toThrow("draws 3 at most");
  const foreign = { ...ada, encoderFingerprint: "another" };
  await expect(maker.draw(options({ identities: [{ identity: foreign }] }))).rejects.toThrow("encode its photos again");
});

test("several photos: face tokens averaged, body tokens of the main one", async () => {
  const [faceLength, width] = [4 * 64, 64];
  expect(ada.shape).toEqual([20, width]);
  const both = await maker.encodeCharacter([photo(1), photo(2)], { main: 1 });
  for (let i = 0; i < ada.tokens.length; i++) {
    const expected = i < faceLength ? (ada.tokens[i]! + bob.tokens[i]!) / 2 : bob.tokens[i]!;
    expect(Math.abs(both.tokens[i]! - expected)).toBeLessThan(1e-5);
  }
  await expect(maker.encodeCharacter([])).rejects.toThrow("there are 0");
});

test("looks only: face tokens are zero, body tokens as they were", async () => {
  const looks = await maker.encodeCharacter([photo(1, false)]);
  expect(looks.tokens.subarray(0, 4 * 64).every((x) => x === 0)).toBe(true);
  looks.tokens.subarray(4 * 64).forEach((x, i) => {
    expect(Math.abs(x - ada.tokens[4 * 64 + i]!)).toBeLessThan(1e-5);
  });
});

test("face only: body tokens are zero, face tokens as they were", async () => {
  const face = await maker.encodeCharacter([photo(1)], { faceOnly: true });
  expect(face.tokens.subarray(4 * 64).every((x) => x === 0)).toBe(true);
  face.tokens.subarray(0, 4 * 64).forEach((x, i) => {
    expect(Math.abs(x - ada.tokens[i]!)).toBeLessThan(1e-5);
  });
  await expect(maker.encodeCharacter([photo(1, false)], { faceOnly: true })).rejects.toThrow("no photo shows one");
});

test("clothes: body tokens of their picture, face tokens as they were", async () => {
  const dressed = await maker.encodeCharacter([photo(1)], { clothes: picture(2) });
  dressed.tokens.forEach((x, i) => {
    expect(Math.abs(x - (i < 4 * 64 ? ada : bob).tokens[i]!)).toBeLessThan(1e-5);
  });
  const both = maker.encodeCharacter([photo(1)], { clothes: picture(2), faceOnly: true });
  await expect(both).rejects.toThrow("only the face is kept");
});

test("a pack that tells faces apart by ArcFace says what is missing", async () => {
  const { body, face } = photo(1);
  await expect(maker.encodeCharacter([{ body, face }])).rejects.toThrow("pack.json may name a face model");
});

test("an identity survives storage; other bytes are refused", async () => {
  const bytes = identityToBytes(ada);
  expect(identityFromBytes(bytes)).toEqual(ada);
  expect(() => identityFromBytes(bytes.subarray(0, -4))).toThrow("cut short");
  expect(() => identityFromBytes(Buffer.from("something else"))).toThrow("not a stored identity");
});

test("steps are reported, the event loop turns in between, and an abort ends it within a step", async () => {
  const steps: [number, number][] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await maker.draw(options({ steps: 5 }), { onStep: (step, count) => void steps.push([step, count]) });
  clearInterval(timer);
  expect(steps).toEqual([1, 2, 3, 4, 5].map((step) => [step, 5]));
  expect(turns).toBeGreaterThan(0);

  const controller = new AbortController();
  const reason = new Error("not wanted any more");
  let last = 0;
  const drawing = maker.draw(options({ steps: 5 }), {
    signal: controller.signal,
    onStep: (step) => {
      last = step;
      if (step === 2) controller.abort(reason);
    },
  });
  await expect(drawing).rejects.toBe(reason);
  expect(last).toBe(2);
  await expect(maker.draw(options(), { signal: controller.signal })).rejects.toBe(reason);
});

test("the fingerprint follows the encoder's weights", async () => {
  const same = await openPack(folder);
  expect(same.encoderFingerprint).toBe(maker.encoderFingerprint);
  const other = makeReferencePack({ faceEmbedding: "image-encoder" });
  expect((await openPack(other)).encoderFingerprint).not.toBe(maker.encoderFingerprint);
  rmSync(other, { recursive: true });
});

test("a pack whose slots run from left to right gives the first to who stands furthest left", async () => {
  const sides = makeReferencePack({ slotOrder: "left-to-right" });
  const fromLeft = await openPack(sides, { threads: 1 });
  try {
    const [left, right] = [
      { left: 0, top: 0, right: 0.5, bottom: 1 },
      { left: 0.5, top: 0, right: 1, bottom: 1 },
    ];
    const draw = async (...identities: DrawOptions["identities"]) =>
      (await fromLeft.draw(options({ identities }))).data;
    const adaFirst = await draw({ identity: ada }, { identity: bob });
    expect(await draw({ identity: bob, box: right }, { identity: ada })).toEqual(adaFirst);
    expect(await draw({ identity: bob }, { identity: ada, box: left })).toEqual(adaFirst);
    expect(await draw({ identity: bob, box: left }, { identity: ada, box: right })).not.toEqual(adaFirst);
  } finally {
    await fromLeft.release();
    rmSync(sides, { recursive: true });
  }
});
