import { expect, test } from "vitest";
import { clipPixels, toRgbImage } from "../../../src/pipeline/clip-pixels.ts";
import { decodeGray, decodeImage, encodePng, encodeWebp } from "../../../src/pipeline/index.ts";

const image = { width: 2, height: 2, data: Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255) };

test("CLIP's normalisation, channel by channel", () => {
  const pixels = clipPixels(image, 2);
  const expected = [
    [1, 0, 0, 1].map((x) => (x - 0.48145466) / 0.26862954),
    [0, 1, 0, 1].map((x) => (x - 0.4578275) / 0.26130258),
    [0, 0, 1, 1].map((x) => (x - 0.40821073) / 0.27577711),
  ].flat();
  pixels.forEach((x, i) => {
    expect(x).toBeCloseTo(expected[i]!, 5);
  });
});

test("other sizes are resized, with antialiasing", () => {
  const stripes = Uint8Array.from({ length: 224 * 224 * 3 }, (_, i) => (Math.floor(i / 3) % 2 === 0 ? 0 : 255));
  const pixels = clipPixels({ width: 224, height: 224, data: stripes }, 112);
  expect(pixels).toHaveLength(3 * 112 * 112);
  const middle = pixels[56 * 112 + 56]! * 0.26862954 + 0.48145466;
  expect(Math.abs(middle - 0.5)).toBeLessThan(0.05);
});

test("decoded pixels: -1 is black, 1 is full, what is beyond is clamped, the rest rounded", () => {
  const pixels = Float32Array.of(-1, 1, -3, 5, 0, 0.5, -0.999, 0.999, 0, 0, 0, 0);
  const { data } = toRgbImage(pixels, 2, 2);
  expect([...data].filter((_, i) => i % 3 === 0)).toEqual([0, 255, 0, 255]);
  expect([...data].filter((_, i) => i % 3 === 1)).toEqual([128, 191, 0, 255]);
});

test("PNG and lossless WebP keep every pixel; masks too", async () => {
  expect(await decodeImage(await encodePng(image))).toMatchObject({ width: 2, height: 2 });
  expect([...(await decodeImage(await encodePng(image))).data]).toEqual([...image.data]);
  expect([...(await decodeImage(await encodeWebp(image))).data]).toEqual([...image.data]);
  const mask = { width: 3, height: 1, data: Uint8Array.of(0, 255, 128) };
  expect([...(await decodeGray(await encodePng(mask))).data]).toEqual([0, 255, 128]);
  await expect(encodePng({ ...image, data: image.data.subarray(1) })).rejects.toThrow("1 or 3 bytes a pixel");
});
