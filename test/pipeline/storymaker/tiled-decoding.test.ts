import { Tensor } from "onnxruntime-node";
import { afterAll, expect, test } from "vitest";
import { openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { openSession } from "../../../src/pipeline/graph/session.ts";
import { buildAutoencoderKlDecoder } from "../../../src/pipeline/networks/autoencoder-kl.ts";
import { normalNoise } from "../../../src/pipeline/sampling/noise.ts";
import { decodeInTiles } from "../../../src/pipeline/tiled-decoding.ts";
import { REFERENCE, relativeError } from "../networks/support.ts";

const REDUCTION = 8;
const vae = await openNetworkFolder(`${REFERENCE}base/vae`);
const session = await openSession(buildAutoencoderKlDecoder(vae), { threads: 1 });
afterAll(() => session.release());

function noise(width: number, height: number): Tensor {
  const [rows, columns] = [height / REDUCTION, width / REDUCTION];
  return new Tensor("float32", normalNoise(1, 4 * rows * columns), [1, 4, rows, columns]);
}

/** A decoder that knows nothing of neighbours: each latent's first three channels, enlarged. Notes the tiles' sizes. */
function enlarge(sizes: string[]): (latents: Tensor) => Promise<Tensor> {
  return async ({ data, dims }) => {
    const [, , rows = 0, columns = 0] = dims;
    const [height, width] = [rows * REDUCTION, columns * REDUCTION];
    sizes.push(`${width} x ${height}`);
    const image = new Float32Array(3 * height * width);
    for (let i = 0; i < image.length; i++) {
      const [row, column] = [Math.floor(i / width), i % width];
      image[i] = (data as Float32Array)[Math.floor(row / REDUCTION) * columns + Math.floor(column / REDUCTION)]!;
    }
    return new Tensor("float32", image, [1, 3, height, width]);
  };
}

test.each([
  [1024, 1024, ["1024 x 1024"]],
  [768, 1344, ["768 x 1344"]],
  [960, 1280, ["960 x 1024", "960 x 1024"]],
  [1280, 896, ["1024 x 896", "1024 x 896"]],
  [1536, 1536, Array<string>(4).fill("1024 x 1024")],
  [512, 2560, Array<string>(3).fill("512 x 1024")],
])("%i x %i is cut into tiles that add up to it", async (width, height, expected) => {
  const [tiles, whole]: [string[], string[]] = [[], []];
  const latents = noise(width, height);
  const picture = await decodeInTiles(latents, REDUCTION, enlarge(tiles));
  const untiled = await enlarge(whole)(latents);
  expect(picture.dims).toEqual([1, 3, height, width]);
  expect(tiles).toEqual(expected);
  expect(relativeError(picture.data as Float32Array, untiled.data as Float32Array)).toBeLessThan(1e-7);
});

test("a real decoder's tiles differ from the whole by less than one percent", async () => {
  const decode = async (latents: Tensor) => (await session.run({ latents })).image as Tensor;
  const latents = noise(960, 1280);
  const [tiled, whole] = [await decodeInTiles(latents, REDUCTION, decode), await decode(latents)];
  expect(relativeError(tiled.data as Float32Array, whole.data as Float32Array)).toBeLessThan(0.01);
}, 180_000);

test("ends before the next tile when it is aborted", async () => {
  const controller = new AbortController();
  const reason = new Error("not wanted any more");
  const tiles: string[] = [];
  const decode = async (latents: Tensor) => {
    controller.abort(reason);
    return enlarge(tiles)(latents);
  };
  await expect(decodeInTiles(noise(1536, 1536), REDUCTION, decode, controller.signal)).rejects.toBe(reason);
  expect(tiles).toHaveLength(1);
});
