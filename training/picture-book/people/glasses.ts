import type { Ink } from "../ink.ts";
import { type Character, isHuman } from "./character.ts";
import { eyeLine } from "./face/face.ts";
import type { View } from "./facing.ts";
import { seen } from "./views.ts";

const frame = "#3d2b33";

export function drawGlasses(ink: Ink, character: Character, view: View): string {
  if (character.glasses === "none") return "";
  const { y } = isHuman(character.kind) ? eyeLine(character) : { y: 1 };
  const dark = character.glasses === "sunglasses";
  const lens = (x: number, half: number) => {
    const tall = 3.3;
    const shape =
      character.glasses === "square"
        ? `<rect x="${x - half}" y="${y - 2.7}" width="${2 * half}" height="5.9" rx="1.3"`
        : `<ellipse cx="${x}" cy="${y + 0.2}" rx="${half}" ry="${tall}"`;
    return `${shape} fill="${ink.tone(dark ? "#39323f" : "#ffffff")}" fill-opacity="${dark ? 0.94 : 0.2}" stroke="${ink.tone(frame)}" stroke-width="0.95"/>`;
  };
  const shine = (x: number) => (dark ? ink.stroke(`M${x - 1.4} ${y - 1}l1.6 -1.2`, "#cfd6e6", 0.7) : "");
  const near = seen(view, [-4.1, y])[0];
  if (view === "side")
    return (
      lens(near + 0.5, 2) + shine(near + 0.5) + ink.stroke(`M${near - 1.5} ${y - 0.4}L-1.2 ${y - 0.9}`, frame, 0.95)
    );
  const far = seen(view, [4.1, y])[0];
  const narrow = view === "front" ? 3.3 : 2.4;
  const arms =
    view === "front"
      ? `M-7.4 ${y - 0.6}L-9.6 ${y - 1.2}M7.4 ${y - 0.6}L9.6 ${y - 1.2}`
      : `M${near - 3.3} ${y - 0.6}L-5 ${y - 1.1}`;
  return (
    lens(near, 3.3) +
    lens(far, narrow) +
    shine(near) +
    shine(far) +
    ink.stroke(
      `M${near + 3.3} ${y - 0.2}Q${(near + far) / 2 + 0.4} ${y - 1.1} ${far - narrow} ${y - 0.2}${arms}`,
      frame,
      0.95,
    )
  );
}
