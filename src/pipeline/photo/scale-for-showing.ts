import type { RgbImage } from "../image.ts";
import { scaleTo } from "./network.ts";

const longestShown = 512;

/** A picture as people are shown it: in its own proportions, at most 512 pixels long. */
export async function scaleForShowing(image: RgbImage): Promise<RgbImage> {
  const scale = longestShown / Math.max(image.width, image.height);
  if (scale >= 1) return image;
  const length = (side: number): number => Math.max(1, Math.round(side * scale));
  return scaleTo(image, length(image.width), length(image.height));
}
