import { mix } from "../../drawing/colour.ts";
import { cornered, type Point, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { shadow } from "../light.ts";
import { hairColours, skins } from "../palette.ts";
import type { Character } from "./character.ts";
import type { View } from "./facing.ts";
import { seenAll } from "./views.ts";

const jaw = (drop: number): Point[] => [
  [-9.5, 1],
  [-9.9, 5],
  [-8.2, 9.4 + drop * 0.2],
  [-4.6, 12.4 + drop * 0.7],
  [0, 13.4 + drop],
  [4.6, 12.4 + drop * 0.7],
  [8.2, 9.4 + drop * 0.2],
  [9.9, 5],
  [9.5, 1],
];
const cheek: Point[] = [
  [9.5, 1],
  [8.4, 4],
  [5.6, 5.4],
  [3, 5.2],
  [0, 5.6],
  [-3, 5.2],
  [-5.6, 5.4],
  [-8.4, 4],
  [-9.5, 1],
];
const wings: Point[] = [
  [-5, 7.4],
  [-3.4, 5.6],
  [-0.6, 5.3],
  [0, 5.8],
  [0.6, 5.3],
  [3.4, 5.6],
  [5, 7.4],
  [2.6, 7],
  [0, 6.9],
  [-2.6, 7],
];

/** In profile a beard ends where the jaw does. */
function profile(points: Point[], view: View): Point[] {
  return view === "side"
    ? seenAll(
        view,
        points.filter(([x]) => x <= 0.1),
      )
    : seenAll(view, points);
}

/** What grows on the chin; the mouth is drawn over `under` and beneath `over`. */
export function drawBeard(ink: Ink, character: Character, view: View): { under: string; over: string } {
  if (character.facialHair === "none") return { under: "", over: "" };
  const colour = hairColours[character.hairColour];
  const moustache = (): string => {
    const shown =
      view === "side"
        ? ([
            [5, 7.4],
            [6.2, 5.6],
            [9, 5],
            [9.6, 6],
            [8.6, 6.8],
          ] as Point[])
        : seenAll(view, wings);
    return ink.shape(smooth(shown), colour, { line: 0.7 });
  };
  if (character.facialHair === "moustache") return { under: "", over: moustache() };
  const drop = character.facialHair === "long beard" ? 10 : character.facialHair === "stubble" ? -1.9 : 0;
  const close = character.facialHair === "stubble" ? 0.95 : 1;
  const [outer, inner] = [
    profile(
      jaw(drop).map(([x, y]): Point => [x * close, y]),
      view,
    ),
    profile(cheek, view),
  ];
  const d =
    view === "side"
      ? cornered(
          [...outer, [8.2, 12.6 + drop * 0.95], [8.9 * close, 9.2]],
          [[8.9 * close, 9.2], [8.6 * close, 6.2], ...inner],
        )
      : cornered(outer, inner);
  if (character.facialHair === "stubble") {
    const skin = skins[character.skin];
    return { under: ink.patch(d, mix(skin, shadow(mix(skin, colour, 0.7)), 0.45), 0.8), over: "" };
  }
  const dark = shadow(colour, 1.5);
  const middle = view === "front" ? 0 : view === "side" ? 6 : 4.2;
  const lines = [-3.4, 0.4, 3.6].map((x) =>
    ink.brush(
      [
        [middle + x, 9.6],
        [middle + x * 0.9, 10.8 + drop * 0.5],
        [middle + x * 0.6, 12 + drop * 0.85],
      ],
      dark,
      0.7,
    ),
  );
  return { under: ink.shape(d, colour, { bold: true, shade: 0.5 }) + lines.join(""), over: moustache() };
}
