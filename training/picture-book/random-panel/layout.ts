import type { Random } from "../../drawing/random.ts";
import type { Relation } from "../actions/meetings.ts";
import type { Framing, Person } from "../panel.ts";
import { type Character, isChild } from "../people/character.ts";
import type { PoseName } from "../people/poses/index.ts";

export interface Spot {
  x: number;
  position: Person["position"];
}

/** Places people beside each other, mostly from left to right in the order in which the text names them. */
export function layOut(random: Random, count: number, framing: Framing, relation: Relation | null): Spot[] {
  const wide: Record<Framing, number> = { "close-up": 58, half: 60, full: 60, wide: 42 };
  const near = relation === "hugging" ? 0.58 : relation === "one behind" ? 0.62 : 1;
  const spread = count === 3 ? 82 : count === 1 ? 46 : wide[framing] * near;
  const at: Record<Person["position"], Spot> = {
    left: { x: 128 - spread, position: "left" },
    middle: { x: 128, position: "middle" },
    right: { x: 128 + spread, position: "right" },
  };
  if (count === 1)
    return [at[random.weighted(framing === "close-up" ? { middle: 1 } : { left: 17, middle: 66, right: 17 })]];
  const spots = count === 2 ? [at.left, at.right] : [at.left, at.middle, at.right];
  if (random.chance(0.7)) return spots;
  for (let i = spots.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [spots[i], spots[j]] = [spots[j]!, spots[i]!];
  }
  return spots;
}

/** Who follows another goes the same way; two people look at each other, and one alone into the picture. */
export function wayOf(random: Random, spots: readonly Spot[], i: number, oneWay: boolean): "left" | "right" {
  const spot = spots[i]!;
  if (oneWay) return spots[0]!.x < spots[1]!.x ? "right" : "left";
  if (spots.length === 2) return spot.x < spots[1 - i]!.x ? "right" : "left";
  if (spot.position === "middle") return random.chance(0.5) ? "right" : "left";
  return spot.position === "right" ? "left" : "right";
}

/** Pixels per hundredth of a grown-up, for one, two and three people. */
const scales: Record<Framing, readonly [number, number, number]> = {
  "close-up": [4.3, 3.5, 2.5],
  half: [3, 2.7, 2.1],
  full: [1.93, 1.88, 1.72],
  wide: [1.25, 1.2, 1.15],
};
/** Height of a figure to the top of its head. */
export const tall = (character: Character) =>
  isChild(character.kind) || character.kind === "cat" || character.kind === "rabbit" ? 83 : 106;

/** What decides where people stand. */
export interface Arrangement {
  place: string;
  framing: Framing;
  /** Of each person: what it does, how tall it is, and its spot beside the others. */
  acted: readonly PoseName[];
  heights: readonly number[];
  spots: readonly Spot[];
}

/** Ground point and size of person `i`, who may stand behind the other one. */
export function stand(
  { place, framing, acted, heights, spots }: Arrangement,
  i: number,
  behind: boolean,
): Pick<Person, "x" | "y" | "scale" | "position"> {
  const { x, position } = spots[i]!;
  const height = heights[i]!;
  const count = spots.length;
  const closer = framing === "close-up" || framing === "half";
  // Alone, a child comes as near as a grown-up; with others it stays smaller.
  const small = count === 1 && height < 90 ? (closer ? 1.12 : 1.16) : 1;
  const scale = scales[framing][count - 1]! * (behind ? 0.9 : 1) * small;
  const ground = framing === "full" ? (count === 3 ? 236 : 240) : 222;
  // Who lies needs the whole width, below those who stand.
  if (acted[i] === "sleeping")
    return count === 1
      ? { x: 128, y: ground - 4, scale, position: "middle" }
      : { x: 128 + Math.sign(x - 128) * 22, y: 226 + i * 20, scale: scale * 0.86, position };
  if (!closer) return { x, y: ground - (behind ? 12 : 0) + (place === "river" ? 8 : 0), scale, position };
  const head = framing === "close-up" ? 52 : count === 3 ? 62 : 50;
  // In close pictures children are lifted halfway to the others' eyes, as a picture book's eye would do.
  const lifted = count === 1 ? height : (height + Math.max(...heights)) / 2;
  return { x, y: head + lifted * scale - (behind ? 8 : 0), scale, position };
}
