import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Photo, PhotoReader, type Reference, readPhoto } from "../../../src/pipeline/index.ts";

const inputs = "test/fixtures/storymaker-small/inputs";
let reader: PhotoReader;
let orange: Buffer;
let purple: Buffer;

beforeAll(async () => {
  reader = await PhotoReader.open("models/vision");
  orange = await readFile(`${inputs}/photo_1.png`);
  purple = await sharp(`${inputs}/photo_2.png`).resize({ height: 512 }).toBuffer();
});
afterAll(() => reader.release());

/** Portraits beside each other, as one photo. */
async function group(people: Buffer[]): Promise<Photo> {
  const tiles: { input: Buffer; left: number; top: number }[] = [];
  let width = 0;
  for (const input of people) {
    tiles.push({ input, left: width, top: 0 });
    width += (await sharp(input).metadata()).width;
  }
  const wall = sharp({ create: { width, height: 512, channels: 3, background: "#999" } });
  return readPhoto(await wall.composite(tiles).png().toBuffer());
}

/** The references of everybody in a photo, from left to right. */
async function everybody(photo: Photo): Promise<Reference[]> {
  const faces = [...(await reader.findFaces(photo))].sort((a, b) => a.box.x - b.box.x);
  const references: Reference[] = [];
  for (const face of faces) references.push(await reader.cutOut(photo, face));
  return references;
}

/** Which suit the middle of the lower half shows most of. */
function suit({ cutOut: { width, height, data } }: Reference): "orange" | "purple" {
  let [red, blue] = [0, 0];
  for (let y = height >> 1; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [r, , b] = data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3) as unknown as number[];
      if (r! > b! + 80) red++;
      if (b! > r! + 80) blue++;
    }
  return red > blue ? "orange" : "purple";
}

describe("photos of several people", () => {
  it("each of two people is cut out alone", async () => {
    expect((await everybody(await group([orange, purple]))).map(suit)).toEqual(["orange", "purple"]);
    expect((await everybody(await group([purple, orange]))).map(suit)).toEqual(["purple", "orange"]);
  });

  it("each of three people is cut out alone, about as when alone in a photo", async () => {
    const alone = (await everybody(await group([orange])))[0]!.personShare;
    const references = await everybody(await group([orange, purple, orange]));
    expect(references.map(suit)).toEqual(["orange", "purple", "orange"]);
    const photoWidths = (512 * 2 + (await sharp(purple).metadata()).width) / 512;
    for (const { personShare } of [references[0]!, references[2]!]) {
      expect(personShare * photoWidths).toBeGreaterThan(0.85 * alone);
      expect(personShare * photoWidths).toBeLessThan(1.15 * alone);
    }
  });

  it("somebody small in a large scene is cut out of it", async () => {
    const sky = await sharp({ create: { width: 1400, height: 900, channels: 3, background: "#9ab" } })
      .composite([
        { input: { create: { width: 1400, height: 300, channels: 3, background: "#575" } }, left: 0, top: 600 },
      ])
      .png()
      .toBuffer();
    const scene = sharp(sky).composite([{ input: await sharp(orange).resize(300).toBuffer(), left: 800, top: 350 }]);
    const photo = await readPhoto(await scene.png().toBuffer());
    const [only] = await everybody(photo);
    expect(only!.personShare * 1400 * 900).toBeLessThan(0.7 * 300 * 300);
    expect(only!.personShare * 1400 * 900).toBeGreaterThan(0.4 * 300 * 300);
  });
});
