import type { Box } from "./types.ts";

/** Where somebody stands in the picture. */
export type Position = "left" | "right" | "middle" | "behind" | "front";

/** What the parentheses after a name say. */
export interface Note {
  position: Position | null;
  /** As it stands in the prompt: "in a red coat". */
  wearing: string | null;
}

const positionWords: Record<string, Position> = {
  left: "left",
  right: "right",
  middle: "middle",
  centre: "middle",
  center: "middle",
  behind: "behind",
  back: "behind",
  background: "behind",
  front: "front",
  foreground: "front",
};

/** What the prompt says of a position, after the kind. */
export const positionPhrases: Record<Position, string> = {
  left: "on the left",
  right: "on the right",
  middle: "in the middle",
  behind: "in the background",
  front: "in the foreground",
};

/**
 * Reads the inside of one pair of parentheses: positions and clothes, separated by commas.
 * @returns null when it is neither, and so an ordinary remark of the text
 */
export function readNotes(inside: string): Note[] | null {
  const notes: Note[] = [];
  const clothes: string[] = [];
  for (const part of inside.split(/[,;，、]/u).map((text) => text.trim())) {
    const bare = part.toLowerCase().replace(/^(?:(?:on|to|at|in) )?(?:the )?/u, "");
    if (Object.hasOwn(positionWords, bare)) {
      notes.push({ position: positionWords[bare]!, wearing: null });
    } else if (/^(?:in|wearing|with|without) \S/iu.test(part) || (clothes.length > 0 && part !== "")) {
      clothes.push(part.charAt(0).toLowerCase() + part.slice(1));
    } else {
      return null;
    }
  }
  if (clothes.length > 0) notes.push({ position: null, wearing: clothes.join(", ") });
  return notes.length > 0 ? notes : null;
}

const across: Record<"one" | "two" | "three", Partial<Record<Position, [number, number]>>> = {
  one: { left: [0, 0.6], middle: [0.2, 0.8], right: [0.4, 1] },
  two: { left: [0, 0.5], middle: [0.25, 0.75], right: [0.5, 1] },
  three: { left: [0, 0.36], middle: [0.32, 0.68], right: [0.64, 1] },
};

/**
 * The part of the picture for somebody at these positions.
 * @param people how many stand in the panel: the more, the narrower
 * @param middleTaken whether anybody stands in the middle, which leaves thirds to the sides
 */
export function boxFor(positions: readonly Position[], people: number, middleTaken: boolean): Box | null {
  if (positions.length === 0) return null;
  const widths = people >= 3 || (people === 2 && middleTaken) ? across.three : people === 2 ? across.two : across.one;
  const box: Box = { left: 0, top: 0, right: 1, bottom: 1 };
  for (const position of positions) {
    if (position === "behind") box.bottom = 0.75;
    else if (position === "front") box.top = 0.25;
    else [box.left, box.right] = widths[position]!;
  }
  return box;
}

/** The two positions that nobody can hold at once, or null. */
export function contradiction(positions: readonly Position[]): [Position, Position] | null {
  const sides = positions.filter((position) => position === "left" || position === "right" || position === "middle");
  if (sides.length > 1) return [sides[0]!, sides[1]!];
  const depths = positions.filter((position) => position === "behind" || position === "front");
  return depths.length > 1 ? [depths[0]!, depths[1]!] : null;
}
