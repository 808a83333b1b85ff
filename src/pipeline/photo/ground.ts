import type { GrayImage, RgbImage } from "../image.ts";
import { borderPixels, findRegions, paint } from "./regions.ts";

/** Largest difference of a channel at which a pixel still is the ground. */
const sameColour = 10;
/** Share of the picture's edge that must be of one colour: a figure may stand across the bottom edge. */
const plainEdge = 0.7;
/** The ground may be darkened to this by a shadow under the figure. */
const darkestShadow = 0.72;
/** Enclosed ground at least this share of the picture shows between limbs; less may be the white of an eye. */
const smallestGap = 0.0008;

/** What a pixel may be of, besides the figure. */
const plain = 1;
const shadow = 2;

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
  const open = new Uint8Array(width * height);
  for (let pixel = 0; pixel < open.length; pixel++)
    open[pixel] = isGround(pixel) ? plain : isShadow(pixel) ? shadow : 0;
  const { labels, sizes } = findRegions(width, height, open);
  const values = enclosedFigure(labels, sizes, open);
  values[0] = 255;
  for (const pixel of edge) if (labels[pixel] !== 0) values[labels[pixel]!] = 0;
  const mask = paint(labels, values);
  return mask.includes(255) ? { width, height, data: mask } : null;
}

/** 0 for regions that are ground seen through a gap, 255 for those that only have its colour. */
function enclosedFigure(labels: Int32Array, sizes: number[], open: Uint8Array): Uint8Array {
  const pure = new Uint32Array(sizes.length);
  for (let pixel = 0; pixel < open.length; pixel++) if (open[pixel] === plain) pure[labels[pixel]!]!++;
  return Uint8Array.from(sizes, (size, label) =>
    pure[label]! > 0.9 * size && size >= smallestGap * labels.length ? 0 : 255,
  );
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
