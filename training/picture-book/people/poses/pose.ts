/**
 * Where a bone points: [elevation, azimuth] in degrees. Elevation 0 = straight down, 90 = level, 180 = up; azimuth 0 =
 * forward, 90 = to the limb's own side, -90 = across the body, 180 = backward.
 */
export type Direction = readonly [number, number];
/** An arm or a leg: its upper and its lower bone. */
export type Limb = readonly [Direction, Direction];
export type Hand = "relaxed" | "open" | "fist" | "point" | "flat";

/** A pose of the whole skeleton. Of pairs the first is the person's right, which is on the left of a picture seen from the front. */
export interface Pose {
  arms: readonly [Limb, Limb];
  legs: readonly [Limb, Limb];
  hands: readonly [Hand, Hand];
  /** Degrees the upper body leans forward, and to the person's left. */
  lean?: number;
  sway?: number;
  /** Degrees the head tilts to the person's left, and nods forward. */
  tilt?: number;
  /** Height above the ground. */
  lift?: number;
  /** Needs something to sit on. */
  seat?: boolean;
  /** Lies on the ground. */
  lies?: boolean;
  /** The hand that holds something, or both. */
  hold: 0 | 1 | "both";
  /** Looks best seen so, where nobody asks for another view. */
  view?: "side" | "three-quarter";
}
