import type { GrayImage, RgbImage } from "../image.ts";
import { borderPixels, findRegions } from "./regions.ts";

/** Largest difference of a channel at which a pixel still is the ground. */
const sameColour = 10;
/** Share of the picture's edge that must be of one colour. */
const plainEdge = 0.9;
/** The ground may be darkened to this by a shadow under the figure. */
const darkestShadow = 0.72;
/** Enclosed ground at least this share of the picture shows between limbs; less may be the white of an eye. */
const smallestGap = 0.0008;

/**
 * The figure of a drawing on a plain ground: everything that the ground, poured in from the edge of the picture, does
 * not reach. Shadows on the ground and ground that shows between limbs are ground too.
 * @returns null where the picture has no plain ground or nothing stands on it
 */
export function figureOnPlainGround({ width, height, data }: RgbImage): GrayImage | null {
  const edge = borderPixels(width, height);
  const ground = [0, 1, 2].map((channel) => median(edge.map((pixel) => data[pixel * 3 + channel]!)));
  const [red, green, blue] = ground as [number, number, number];
  const near = (pixel: number, light: number): boolean =>
    Math.abs(data[pixel * 3]! - red * light) <= sameColour &&
    Math.abs(data[pixel * 3 + 1]! - green * light) <= sameColour &&
    Math.abs(data[pixel * 3 + 2]! - blue * light) <= sameColour;
  const isGround = (pixel: number): boolean => near(pixel, 1);
  if (edge.filter(isGround).length < plainEdge * edge.length) return null;

  const isShadow = (pixel: number): boolean => {
    const light = (data[pixel * 3]! + data[pixel * 3 + 1]! + data[pixel * 3 + 2]!) / (red + green + blue);
    return light >= darkestShadow && light < 1 && near(pixel, light);
  };
  const { labels, sizes } = findRegions(width, height, (pixel) => isGround(pixel) || isShadow(pixel));
  const outside = new Uint8Array(sizes.length);
  for (const pixel of edge) outside[labels[pixel]!] = 1;
  const enclosedGround = countGround(labels, sizes.length, isGround);
  const mask = Uint8Array.from(labels, (label) => {
    if (label === 0) return 255;
    const gap = enclosedGround[label]! > 0.9 * sizes[label]! && sizes[label]! >= (smallestGap * data.length) / 3;
    return outside[label] || gap ? 0 : 255;
  });
  return mask.includes(255) ? { width, height, data: mask } : null;
}

/** Pixels of the ground's own colour in each region. */
function countGround(labels: Int32Array, count: number, isGround: (pixel: number) => boolean): Uint32Array {
  const pixels = new Uint32Array(count);
  for (const [pixel, label] of labels.entries()) if (label !== 0 && isGround(pixel)) pixels[label]!++;
  return pixels;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
