import { describe, expect, test } from "vitest";
import { openCheckpoint } from "../../../src/pipeline/checkpoints/open.ts";
import { clipPixels } from "../../../src/pipeline/clip-pixels.ts";
import { decodeGray, decodeImage, type RgbImage } from "../../../src/pipeline/image.ts";
import { bodyCrop, clothCrop, faceCrop } from "../../../src/pipeline/photo/index.ts";
import { file } from "./support.ts";

const folder = "test/fixtures/storymaker-small";
const expected = await openCheckpoint(new URL(`../../../${folder}/expected.safetensors`, import.meta.url).pathname);
const picture = async (name: string) => decodeImage(await file(`${folder}/inputs/${name}.png`));
const faces = JSON.parse((await file(`${folder}/inputs/faces.json`)).toString()) as { kps: [number, number][] }[];

/** ||ours - theirs|| / ||theirs|| after CLIP's normalisation */
async function difference(crop: RgbImage, tensor: string): Promise<number> {
  const theirs = expected.read(tensor) as Float32Array;
  let [error, size] = [0, 0];
  for (const [i, value] of (await clipPixels(crop, 224)).entries()) {
    error += (value - theirs[i]!) ** 2;
    size += theirs[i]! ** 2;
  }
  return Math.sqrt(error / size);
}

describe.each([1, 2])("crops of photo %i are those of the authors' code", (n) => {
  test("body, to the last bit", async () => {
    const mask = await decodeGray(await file(`${folder}/inputs/mask_${n}.png`));
    expect(await difference(bodyCrop(await picture(`photo_${n}`), mask), `character_${n}.clip_body`)).toBeLessThan(
      1e-6,
    );
  });
  test("face", async () => {
    const crop = faceCrop(await picture(`photo_${n}`), faces[n - 1]!.kps);
    expect(await difference(crop, `character_${n}.clip_face`)).toBeLessThan(5e-4);
  });
});

test("a picture of clothes is stretched as it is", async () => {
  expect(await difference(clothCrop(await picture("cloth")), "cloth.clip_body")).toBeLessThan(1e-6);
});

test("a mask of another size is refused", async () => {
  const mask = { width: 2, height: 2, data: new Uint8Array(4).fill(255) };
  expect(() => bodyCrop({ width: 3, height: 3, data: new Uint8Array(27) }, mask)).toThrow(RangeError);
});
