import path from "node:path";
import { expect, it } from "vitest";
import { readPack } from "../../src/pipeline/pack.ts";
import { pictureSizes } from "../../src/processes/picture-sizes.ts";

const packs = path.join(import.meta.dirname, "../../models");

it("a pack that draws many sizes has three shapes of about as many pixels, its own is the usual one", () => {
  expect(pictureSizes(readPack(path.join(packs, "sdxl-storymaker")))).toEqual({
    sizes: {
      square: { width: 1088, height: 1088 },
      wide: { width: 1280, height: 960 },
      tall: { width: 960, height: 1280 },
    },
    usual: "tall",
  });
  const square = { steps: 4, guidanceScale: 5, width: 192, height: 192 };
  expect(pictureSizes({ defaults: square, sizes: { multipleOf: 24, maximum: 200 } }).sizes).toEqual({
    square: { width: 192, height: 192 },
    wide: { width: 192, height: 168 },
    tall: { width: 168, height: 192 },
  });
});

it("a pack that was made for one size has that one", () => {
  const own = { width: 512, height: 512 };
  expect(pictureSizes(readPack(path.join(packs, "storybook")))).toEqual({ sizes: { square: own }, usual: "square" });
});
