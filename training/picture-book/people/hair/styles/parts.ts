import type { View } from "../../facing.ts";

/** Shapes of a hairstyle, each filled in the hair's colour; `ties` in another. */
export interface HairParts {
  /** Behind the head (in the front view behind the shoulders, too). */
  back: string[];
  /** On the head, over the face's edge. */
  front: string[];
  ties: string[];
  /** Whether the ears are hidden. */
  ears?: boolean;
  /** Drawn as a shade on the scalp, not as a shape with a line. */
  shaved?: boolean;
}

export const parts = (front: string[], back: string[] = [], more: Partial<HairParts> = {}): HairParts => ({
  back,
  front,
  ties: [],
  ...more,
});
export const pick = <T>(view: View, front: T, threeQuarter: T, side: T): T =>
  view === "front" ? front : view === "side" ? side : threeQuarter;
