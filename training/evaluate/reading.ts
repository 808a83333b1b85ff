/** A joint's place in shares of the picture's width and height; beyond 0..1 where it is not in the picture. */
export type Place = readonly [number, number];

/** One person that was seen in a panel. */
export interface SeenPerson {
  /** Attributes, pose, expression, object ... by their names: { "hair colour": "red" }. */
  labels: Record<string, string>;
  /** By the names of the picture book's joints. */
  joints: Record<string, Place>;
}

/** What was seen in one panel. */
export interface Reading {
  /** From left to right, three at most. */
  people: SeenPerson[];
  /** Labels of the scene: { place: "park" }. */
  scene: Record<string, string>;
}
