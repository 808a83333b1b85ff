import { seen } from "../views.ts";
import { eyeLine, type Face } from "./face.ts";

export interface Eye {
  x: number;
  y: number;
  /** Horizontal and overall size. */
  narrow: number;
  size: number;
  /** 1 = the outer corner is on the right. */
  outer: 1 | -1;
}

export function eyes({ character, view }: Face): Eye[] {
  const { y, size } = eyeLine(character);
  const eye = (x: number, narrow: number, outer: 1 | -1): Eye => ({ x: seen(view, [x, y])[0], y, narrow, size, outer });
  if (view === "side") return [eye(-4.1, 0.74, -1)];
  return [eye(-4.1, 1, -1), eye(4.1, view === "front" ? 1 : 0.76, 1)];
}
