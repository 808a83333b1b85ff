import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PoseReader, readPhoto, type Skeleton } from "../../../src/pipeline/index.ts";
import { drawing, drawings, file, visionFolder } from "../photo/support.ts";

let reader: PoseReader;
beforeAll(async () => {
  reader = await PoseReader.open(visionFolder, { threads: 1 });
});
afterAll(() => reader.release());

const read = async (bytes: Uint8Array): Promise<Skeleton> => reader.read(await readPhoto(bytes));

/** A photo of a woman down to the hips, 512 x 512: where one sees her joints, in pixels. */
const astronaut = () => file("samples/astronaut.jpg");
const seen = {
  rightEye: [200, 95],
  leftEye: [245, 100],
  rightShoulder: [110, 255],
  leftShoulder: [315, 270],
} as const;

function expectNear(skeleton: Skeleton, place: (x: number, y: number) => [number, number]): void {
  for (const [joint, [x, y]] of Object.entries(seen)) {
    const [theirX, theirY] = place(x / 512, y / 512);
    const [ourX, ourY] = skeleton[joint as keyof typeof seen]!;
    expect(Math.hypot(ourX - theirX, ourY - theirY), joint).toBeLessThan(0.06);
  }
}

test("finds eyes and shoulders, the neck between the shoulders, and nothing below the edge", async () => {
  const skeleton = await read(await astronaut());
  expectNear(skeleton, (x, y) => [x, y]);
  const { neck, leftShoulder, rightShoulder, leftKnee, rightAnkle } = skeleton;
  expect(neck![0]).toBeCloseTo((leftShoulder![0] + rightShoulder![0]) / 2, 6);
  expect([leftKnee, rightAnkle]).toEqual([null, null]);
});

test("in a wide photo and in a high one too, in heights of the photo", async () => {
  const black = { background: "black" } as const;
  const wide = await sharp(await astronaut())
    .extend({ right: 300, ...black })
    .png()
    .toBuffer();
  expectNear(await read(wide), (x, y) => [x, y]);
  const high = await sharp(await astronaut())
    .extend({ top: 300, ...black })
    .png()
    .toBuffer();
  expectNear(await read(high), (x, y) => [(x * 512) / 812, (300 + y * 512) / 812]);
});

test("a photo without a person says what to do", async () => {
  const grey = sharp({ create: { width: 300, height: 200, channels: 3, background: "#888" } });
  await expect(read(await grey.png().toBuffer())).rejects.toMatchObject({
    code: "nobody",
    message: expect.stringContaining("shows both shoulders"),
  });
});

test.each(drawings)("the drawing %s is not read wrongly", async (name) => {
  await expect(read(await drawing(name))).rejects.toMatchObject({ code: "nobody" });
});

test("a missing model is named", async () => {
  await expect(PoseReader.open("/nowhere")).rejects.toThrow("movenet-lightning-192.onnx");
});
