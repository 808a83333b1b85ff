import { type Point, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { bright, shadow } from "../light.ts";
import { skins } from "../palette.ts";
import type { Character } from "./character.ts";
import type { Expression } from "./expressions.ts";
import { drawBrows } from "./face/brows.ts";
import { drawEyes } from "./face/eyes.ts";
import { drawMouth } from "./face/mouth.ts";
import type { View } from "./facing.ts";
import type { Head } from "./head.ts";
import { drawHeadwear } from "./headwear/index.ts";

const box = (l: number, t: number, r: number, b: number, round: number): string => {
  const corner = (x: number, y: number, dx: number, dy: number): Point[] => [
    [x + dx * round, y],
    [x + dx * round * 0.25, y + dy * round * 0.25],
    [x, y + dy * round],
  ];
  return smooth([
    ...corner(l, t, 1, 1).reverse(),
    ...corner(r, t, -1, 1),
    ...corner(r, b, -1, -1).reverse(),
    ...corner(l, b, 1, -1),
  ]);
};

export function drawRobot(ink: Ink, character: Character, expression: Expression, view: View): Head {
  const metal = skins[character.skin];
  const hat = drawHeadwear(ink, character, view);
  const glass = bright(metal, 0.55);
  const face = { ink, character, expression, view, skin: glass, brow: "#2d3450" };
  const [l, r] = view === "front" ? [-10.4, 10.4] : view === "side" ? [-9.4, 9.6] : [-10.2, 10];
  const screen =
    view === "front"
      ? box(-8.6, -4.6, 8.6, 9.4, 3)
      : view === "side"
        ? box(1.6, -4.6, 10.4, 9.4, 2.4)
        : box(-3.4, -4.6, 9.6, 9.4, 3);
  const antenna =
    character.headwear === "none"
      ? ink.stroke("M-.4 -10.6V-15.4", shadow(metal, 1.4), 1.3) + ink.circle(-0.4, -16.6, 2.1, "#cf4a3c", {})
      : "";
  const bolt = (x: number) => ink.rect(x - 1.6, -1.4, 3.2, 6, shadow(metal, 1), { round: 1.2 });
  return {
    back: hat.back,
    front:
      antenna +
      (view === "side" ? "" : bolt(l - 0.8)) +
      bolt(view === "front" ? r + 0.8 : -1.6 + (view === "three-quarter" ? -10 : 0)) +
      ink.shape(box(l, -10.8, r, 11.2, 4), metal, { bold: true, shade: 0.7 }) +
      ink.shape(screen, glass, { line: 0.7 }) +
      drawEyes(face) +
      (["angry", "sad", "worried", "surprised"].includes(expression) ? drawBrows(face) : "") +
      drawMouth(face) +
      (view === "side" ? ink.circle(-2, 1.6, 2.4, shadow(metal, 0.9), {}) : "") +
      hat.front,
  };
}
