import type { Colour } from "../../../drawing/colour.ts";
import type { Ink } from "../../ink.ts";
import { type Character, isChild, isOld } from "../character.ts";
import type { Expression } from "../expressions.ts";
import type { View } from "../facing.ts";

export interface Face {
  ink: Ink;
  character: Character;
  expression: Expression;
  view: View;
  skin: Colour;
  /** Colour of the brows. */
  brow: Colour;
}

/** Height of the eyes, and their size: larger and lower in children. */
export function eyeLine({ kind }: Character): { y: number; size: number } {
  if (isChild(kind)) return { y: 1.9, size: 1.1 };
  return isOld(kind) ? { y: 0.9, size: 0.9 } : { y: 1, size: 1 };
}
