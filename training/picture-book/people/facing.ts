/** Which way somebody is turned: to us, or to a side of the picture, half (three-quarter view) or wholly (side view). */
export const facings = ["front", "left", "right", "far left", "far right"] as const;
export type Facing = (typeof facings)[number];
export const views = ["front", "three-quarter", "side"] as const;
export type View = (typeof views)[number];

export function viewOf(facing: Facing): View {
  return facing === "front" ? "front" : facing.startsWith("far") ? "side" : "three-quarter";
}
/** Degrees a body is turned to the right of the picture. */
export const turnOf: Record<Facing, number> = { front: 0, left: -38, right: 38, "far left": -82, "far right": 82 };
