import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  PhotoReader,
  type Reference,
  readPhoto,
  referenceFromBytes,
  referenceToBytes,
} from "../../../src/pipeline/index.ts";
import { drawing, drawings, file, pixelAt, portrait, sideBySide, visionFolder } from "./support.ts";

let reader: PhotoReader;
beforeAll(async () => {
  reader = await PhotoReader.open(visionFolder, { threads: 2 });
});
afterAll(() => reader.release());

async function cutOut(bytes: Uint8Array, which = 0): Promise<{ reference: Reference; faces: number }> {
  const photo = await readPhoto(bytes);
  const faces = await reader.findFaces(photo);
  return { reference: await reader.cutOut(photo, faces[which] ?? null), faces: faces.length };
}
const white = [255, 255, 255];
/** Mean colour of a picture without its white. */
function meanColour({ data }: Reference["body"]): number[] {
  const sum = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < data.length; i += 3) {
    if (data[i]! > 240 && data[i + 1]! > 240 && data[i + 2]! > 240) continue;
    count++;
    for (let c = 0; c < 3; c++) sum[c]! += data[i + c]!;
  }
  return sum.map((value) => value / count);
}
const farthest = (a: number[], b: number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe("a portrait", () => {
  test("the face's points are where another detector has them", async () => {
    const { kps } = JSON.parse((await file("test/fixtures/storymaker-small/inputs/faces.json")).toString())[0];
    const [eye, otherEye, nose, left, right] = kps as [number, number][];
    const theirs = [eye!, otherEye!, nose!, [(left![0] + right![0]) / 2, (left![1] + right![1]) / 2]];
    const { reference, faces } = await cutOut(await portrait());
    expect(faces).toBe(1);
    const far = reference.faceKeypoints!.map(([x, y], i) => Math.hypot(x - theirs[i]![0]!, y - theirs[i]![1]!));
    // Their eyes are 43 pixels apart.
    expect(Math.max(...far)).toBeLessThan(11);
  });

  test("the person is cut out of the flags and the rocket behind her", async () => {
    const { reference } = await cutOut(await portrait());
    expect(reference.personShare).toBeGreaterThan(0.5);
    expect(reference.personShare).toBeLessThan(0.6);
    expect(pixelAt(reference.body, 5, 5)).toEqual(white);
    expect(pixelAt(reference.body, 218, 60)).toEqual(white);
    expect(farthest(pixelAt(reference.body, 60, 150), white)).toBeGreaterThan(60);
    expect([reference.face!.width, reference.face!.height]).toEqual([224, 224]);
    expect(Math.max(reference.cutOut.width, reference.cutOut.height)).toBeLessThanOrEqual(512);
  });

  test("a face that nearly fills the picture is found", async () => {
    const close = await sharp(await portrait())
      .extract({ left: 165, top: 60, width: 120, height: 130 })
      .resize(480)
      .png()
      .toBuffer();
    const [face] = await reader.findFaces(await readPhoto(close));
    expect(face!.keypoints.leftEye[0] - face!.keypoints.rightEye[0]).toBeGreaterThan(140);
  });
});

describe.each(drawings)("the drawing %s", (name) => {
  test("is cut out along its outline, without its shadow", async () => {
    const { reference } = await cutOut(await drawing(name));
    const { cutOut: figure } = reference;
    for (const corner of [0, figure.width - 1])
      expect(farthest(pixelAt(figure, corner, figure.height - 2), white)).toBeLessThan(8);
    expect(reference.personShare).toBeGreaterThan(0.15);
    expect(reference.personShare).toBeLessThan(0.35);
  });

  test("its face is upright: two dark eyes where the template has them", async () => {
    const { reference } = await cutOut(await drawing(name));
    const [left, right] = reference.faceKeypoints!;
    expect(Math.abs(left![1] - right![1])).toBeLessThan(0.1 * (right![0] - left![0]));
    for (const x of [76, 147]) {
      const around = [-4, 0, 4].flatMap((dx) =>
        [-8, 0, 8].map((dy) => Math.min(...pixelAt(reference.face!, x + dx, 103 + dy))),
      );
      expect(Math.min(...around)).toBeLessThan(70);
    }
  });
});

describe("a group", () => {
  test("drawn: each face brings its own figure", async () => {
    const girl = await drawing("girl-in-a-green-coat");
    const girls: Reference[] = [];
    for (const brightness of [1, 0.85, 0.7])
      girls.push((await cutOut(await sharp(girl).modulate({ brightness }).png().toBuffer())).reference);
    const shown = girls.map(({ cutOut: { width, height, data } }) =>
      sharp(data, { raw: { width, height, channels: 3 } })
        .extend({ top: 20, bottom: 20, left: 20, right: 20, background: "white" })
        .png()
        .toBuffer(),
    );
    const photo = await readPhoto(await sideBySide(await Promise.all(shown)));
    const faces = await reader.findFaces(photo);
    expect(faces).toHaveLength(3);
    const fromLeft = [...faces].sort((a, b) => a.box.x - b.box.x);
    for (const [i, face] of fromLeft.entries()) {
      const one = await reader.cutOut(photo, face);
      expect(farthest(meanColour(one.body), meanColour(girls[i]!.body))).toBeLessThan(5);
    }
  });

  test("photographed: the other person is left out", async () => {
    const her = await sharp(await portrait())
      .extract({ left: 60, top: 0, width: 320, height: 512 })
      .png()
      .toBuffer();
    const photo = await readPhoto(await sideBySide([her, await sharp(her).modulate({ hue: 180 }).png().toBuffer()]));
    const faces = await reader.findFaces(photo);
    expect(faces).toHaveLength(2);
    const [left, right] = [...faces].sort((a, b) => a.box.x - b.box.x);
    const [first, second] = [await reader.cutOut(photo, left!), await reader.cutOut(photo, right!)];
    // An orange suit and a blue one.
    expect(meanColour(first.body)[0]).toBeGreaterThan(meanColour(first.body)[2]! + 15);
    expect(meanColour(second.body)[2]).toBeGreaterThan(meanColour(second.body)[0]!);
    expect(first.personShare + second.personShare).toBeLessThan(0.9);
  });
});

test("somebody behind is not cut out with the one in front", async () => {
  const front = await sharp(await portrait())
    .extract({ left: 60, top: 0, width: 320, height: 512 })
    .modulate({ hue: 180 })
    .resize({ height: 340 })
    .png()
    .toBuffer();
  const both = sharp({ create: { width: 512, height: 620, channels: 3, background: "#998877" } }).composite([
    { input: await portrait(), left: 0, top: 0 },
    { input: front, left: 115, top: 280 },
  ]);
  const { reference, faces } = await cutOut(await both.png().toBuffer(), 1);
  expect(faces).toBe(2);
  expect(reference.cutOut.height).toBeLessThan(345);
  expect(meanColour(reference.body)[2]).toBeGreaterThan(meanColour(reference.body)[0]! + 40);
});

describe("without a person", () => {
  test("transparency says what is cut out", async () => {
    const shape = Buffer.from(
      '<svg width="200" height="200"><ellipse cx="100" cy="120" rx="50" ry="70" fill="#2a7"/></svg>',
    );
    const { reference, faces } = await cutOut(await sharp(shape).png().toBuffer());
    expect(faces).toBe(0);
    expect(reference.face).toBeNull();
    expect([reference.cutOut.width, reference.cutOut.height].map((side) => Math.round(side / 10))).toEqual([10, 14]);
    expect(pixelAt(reference.body, 2, 2)).toEqual(white);
  });

  test("a scene with nobody in it is taken whole", async () => {
    const stripes = Array.from(
      { length: 20 },
      (_, i) => `<rect y="${i * 10}" width="300" height="10" fill="hsl(${i * 47} 60% 50%)"/>`,
    );
    const scene = Buffer.from(`<svg width="300" height="200">${stripes.join("")}</svg>`);
    const { reference } = await cutOut(await sharp(scene).png().toBuffer());
    expect(reference.personShare).toBe(1);
    expect([reference.cutOut.width, reference.cutOut.height]).toEqual([300, 200]);
  });
});

describe("a stored reference", () => {
  test("comes back as it was", async () => {
    const { reference } = await cutOut(await portrait());
    expect(await referenceFromBytes(await referenceToBytes(reference))).toEqual({
      ...reference,
      ...Object.fromEntries(
        (["body", "face", "cutOut"] as const).map((part) => [
          part,
          { ...reference[part]!, data: Buffer.from(reference[part]!.data) },
        ]),
      ),
    });
    const looks = { ...reference, face: null, faceKeypoints: null };
    expect((await referenceFromBytes(await referenceToBytes(looks))).face).toBeNull();
  });

  test("is refused when it is something else, cut short or tampered with", async () => {
    const bytes = await referenceToBytes((await cutOut(await portrait())).reference);
    await expect(referenceFromBytes(new Uint8Array([1, 2, 3]))).rejects.toThrow("not a stored reference");
    await expect(referenceFromBytes(bytes.subarray(0, bytes.length - 1))).rejects.toThrow("damaged");
    const tampered = Buffer.from(bytes);
    tampered.write('"x"', bytes.indexOf(123) + 1);
    await expect(referenceFromBytes(tampered)).rejects.toThrow("damaged");
  });
});

test("a missing model is named", async () => {
  await expect(PhotoReader.open("/nowhere")).rejects.toThrow("blazeface-back-256.onnx");
});
