import { mix } from "../../../drawing/colour.ts";
import { circlePath } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { isChild, isOld } from "../character.ts";
import { eyeLine, type Face } from "./face.ts";

export function drawNose({ ink, character, view, skin }: Face): string {
  if (view === "side") return "";
  const big = isOld(character.kind) ? 1.3 : isChild(character.kind) ? 0.85 : 1;
  const { y } = eyeLine(character);
  const line = shadow(skin, 1.9);
  if (view === "front") {
    const at = y + 3.2;
    return (
      ink.patch(circlePath(0, at + 0.1, 1.35 * big, 1 * big), mix(skin, "#d9644f", 0.3), 0.75) +
      ink.brush(
        [
          [-1.3 * big, at + 0.2],
          [-0.6 * big, at + 0.95],
          [0, at + 1.1],
          [0.6 * big, at + 0.95],
          [1.3 * big, at + 0.2],
        ],
        line,
        0.8,
      )
    );
  }
  const x = 5.3;
  const at = y + 3;
  return ink.brush(
    [
      [x - 0.5, at - 2.8],
      [x + 0.7, at - 1],
      [x + 1.55 * big, at + 0.45],
      [x + 0.6, at + 1.15],
      [x - 0.5, at + 0.8],
    ],
    line,
    0.95,
  );
}
