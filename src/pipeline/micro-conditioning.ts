import { Tensor } from "onnxruntime-node";

interface Size {
  width: number;
  height: number;
}

/**
 * What SDXL was told of each picture that it learned from (arXiv 2307.01952, section 2.2), in pixels. It draws as if the
 * picture had been of `originalSize`, scaled, cut at `cropTopLeft` and meant for `targetSize`.
 */
export interface MicroConditioning {
  /** The picture's own size when left out. A smaller one gives what small photographs look like enlarged. */
  originalSize?: Size;
  /** [0, 0] when left out, which keeps things in the middle of the picture. */
  cropTopLeft?: readonly [top: number, left: number];
  /** The picture's own size when left out. */
  targetSize?: Size;
}

/**
 * The six numbers, height before width, in the order of diffusers' `StableDiffusionXLPipeline`; the same for both halves
 * of guidance. -> [batch, 6]
 * @throws RangeError when one of them is not a number of pixels
 */
export function timeIds(
  picture: Size,
  { originalSize, cropTopLeft, targetSize }: MicroConditioning,
  batch: 1 | 2,
): Tensor {
  const original = originalSize ?? picture;
  const target = targetSize ?? picture;
  const ids = [original.height, original.width, ...(cropTopLeft ?? [0, 0]), target.height, target.width];
  if (ids.length !== 6 || !ids.every((id) => Number.isFinite(id) && id >= 0))
    throw new RangeError(`micro-conditioning is in pixels: ${ids.join(", ")} are not six numbers from 0 up`);
  return new Tensor("float32", Float32Array.from(batch === 2 ? [...ids, ...ids] : ids), [batch, 6]);
}
