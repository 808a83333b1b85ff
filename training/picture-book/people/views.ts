import type { Point } from "../geometry.ts";
import type { View } from "./facing.ts";

/**
 * Heads are drawn about their middle, chin at y = 11.5, crown at -11.5, facing us or the right of the picture. Faces are
 * laid out as seen from the front; this is where a point of the face lies in another view.
 */
export function seen(view: View, [x, y]: Point): Point {
  if (view === "front") return [x, y];
  if (view === "side") return [7.7 + Math.min(x, 1) * 0.66, y];
  const angle = Math.asin(Math.max(-1, Math.min(1, x / 10))) + (28 * Math.PI) / 180;
  return [9 * Math.sin(angle), y];
}

export const seenAll = (view: View, points: readonly Point[]): Point[] => points.map((point) => seen(view, point));
