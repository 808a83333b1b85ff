import { isFeminine, isOld } from "../character.ts";
import { type Eye, eyes } from "./eye.ts";
import type { Face } from "./face.ts";

function drawBrow({ ink, character, expression, brow }: Face, { x, y, narrow, size, outer }: Eye): string {
  const heavy = isFeminine(character.kind) ? 0.95 : isOld(character.kind) ? 1.5 : 1.35;
  const up =
    { surprised: 1.7, laughing: 0.7, happy: 0.4, winking: 0.6, worried: 0.5, angry: -0.9 }[expression as string] ?? 0;
  const inner = { angry: 1.5, sad: -1.6, worried: -1.7 }[expression as string] ?? 0.1;
  const at = y - 4.4 * size - up;
  const w = 2.3 * narrow;
  const end = (side: number) => (side === outer ? at + 0.7 - inner * 0.25 : at + 0.3 + inner);
  return ink.brush(
    [
      [x - w, end(-1)],
      [x - w * 0.4, at - 0.15 + (end(-1) - at) * 0.35],
      [x + w * 0.4, at - 0.15 + (end(1) - at) * 0.35],
      [x + w, end(1)],
    ],
    brow,
    heavy,
  );
}

export function drawBrows(face: Face): string {
  return eyes(face)
    .map((eye) => drawBrow(face, eye))
    .join("");
}
