import type { Point } from "../../geometry.ts";
import type { Character } from "../character.ts";
import type { View } from "../facing.ts";
import { seen } from "../views.ts";
import { eyeLine } from "./face.ts";

/** Eyes, nose and corners of the mouth, from the left of the picture to the right, in the head's units. */
export function facePoints(view: View, character: Character): Point[] {
  const { y } = eyeLine(character);
  const points: Point[] = [
    [-4.1, y],
    [4.1, y],
    [0, y + 3.6],
    [-3, 7.2],
    [3, 7.2],
  ];
  if (view !== "side") return points.map((point) => seen(view, point));
  // Of a profile one eye and one corner of the mouth are seen; the others lie just behind the edge.
  return [
    [5.3, y],
    [8.4, y],
    [10.4, y + 3.6],
    [6.2, 7.2],
    [8.6, 7.2],
  ];
}
