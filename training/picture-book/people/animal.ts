import { type Colour, lightness, mix } from "../../drawing/colour.ts";
import { circlePath, cornered, type Point, smooth, symmetrical } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { bright, shadow } from "../light.ts";
import { skins } from "../palette.ts";
import type { Character, Kind } from "./character.ts";
import type { Expression } from "./expressions.ts";
import { drawBrows } from "./face/brows.ts";
import { drawEyes } from "./face/eyes.ts";
import { drawMouth } from "./face/mouth.ts";
import { drawCheeks } from "./face/skin.ts";
import type { View } from "./facing.ts";
import { drawGlasses } from "./glasses.ts";
import type { Head } from "./head.ts";
import { drawHeadwear } from "./headwear/index.ts";
import { seen } from "./views.ts";

/** How far the muzzle stands out in profile. */
const snoutOf = (kind: Kind): number => (kind === "cat" || kind === "rabbit" ? 1.6 : kind === "bear" ? 3 : 4.6);

/** The outline of an animal's head. */
function headPath(view: View, kind: Kind): string {
  const snout = snoutOf(kind);
  const cheek = kind === "fox" || kind === "cat" ? 1.6 : 0;
  switch (view) {
    case "front":
      return smooth(
        symmetrical([
          [2.6, -10.6],
          [7, -8.6],
          [9.8, -3.6],
          [10.6 + cheek * 0.5, 2],
          [10.6 + cheek, 6],
          [7, 9.4],
          [2.6, 10.9],
        ]),
      );
    case "three-quarter":
      return smooth([
        [2, -10.8],
        [7, -8.4],
        [9.2, -3.6],
        [9.2, 1],
        [10.4 + snout * 0.3, 4.4],
        [10.2 + snout * 0.3, 7.2],
        [7, 10],
        [3, 10.8],
        [-3, 9.8],
        [-8 - cheek, 6.6],
        [-10.2, 1],
        [-9.8, -4.6],
        [-6, -9.4],
      ]);
    case "side":
      return smooth([
        [0, -10.8],
        [5, -9.4],
        [7.8, -5.4],
        [8.4, -0.6],
        [9.6 + snout, 2.4],
        [10.2 + snout, 4.6],
        [9 + snout * 0.8, 7.4],
        [5.4, 9.6],
        [0, 10.2],
        [-6.4, 8.6],
        [-10, 3],
        [-10, -4],
        [-5.6, -9.6],
      ]);
  }
}

/** One ear about its root, drawn upright; the second shape is its inside. */
const ears: Partial<Record<Kind, [Point[], Point[]]>> = {
  cat: [
    [
      [-3.4, 1.6],
      [-2.6, -4],
      [0.4, -7.6],
      [2.8, -3.4],
      [3.6, 1.6],
    ],
    [
      [-1.6, 0.6],
      [-1.2, -3],
      [0.3, -5.4],
      [1.6, -2.8],
      [1.9, 0.6],
    ],
  ],
  fox: [
    [
      [-3.8, 2],
      [-3, -5],
      [0.4, -9.4],
      [3, -4],
      [3.8, 2],
    ],
    [
      [-1.8, 0.6],
      [-1.4, -4],
      [0.3, -7],
      [1.7, -3.4],
      [2, 0.6],
    ],
  ],
  bear: [
    [
      [-3.6, 1],
      [-3, -3.2],
      [0, -4.8],
      [3, -3.2],
      [3.6, 1],
    ],
    [
      [-1.8, 0],
      [-1.4, -2.2],
      [0, -3],
      [1.4, -2.2],
      [1.8, 0],
    ],
  ],
  rabbit: [
    [
      [-2.6, 2],
      [-3.4, -6],
      [-2.2, -14],
      [0.4, -17],
      [2.4, -13],
      [3, -5],
      [2.4, 2],
    ],
    [
      [-1, 0],
      [-1.6, -6],
      [-0.8, -12.4],
      [0.3, -14.4],
      [1, -11.6],
      [1.2, -5],
      [1, 0],
    ],
  ],
  dog: [
    [
      [-2, -1.4],
      [2.2, -1.8],
      [5.2, 2.6],
      [5.4, 9],
      [2.6, 12],
      [-0.6, 8],
      [-1.6, 3],
    ],
    [],
  ],
};

interface Ears {
  /** The ear farther from us, of a head turned half away. */
  far: string;
  near: string;
}

function drawEars(ink: Ink, kind: Kind, view: View, fur: Colour): Ears {
  const [outer, inner] = ears[kind]!;
  const pink = mix(bright(fur, 0.4), "#e2908c", 0.6);
  const spread = kind === "rabbit" ? 4.4 : kind === "dog" ? 8.2 : 6.6;
  const turn = kind === "rabbit" ? 10 : kind === "dog" ? 0 : 24;
  const y = kind === "dog" ? -6 : kind === "rabbit" ? -8.6 : -7.4;
  const one = (x: number, side: number, far: boolean) => {
    const colour = kind === "dog" ? shadow(fur, 1.3) : far ? shadow(fur, 0.7) : fur;
    const shape =
      ink.shape(smooth(outer), colour, { bold: true }) + (inner.length > 0 ? ink.patch(smooth(inner), pink) : "");
    return `<g transform="translate(${x} ${y}) rotate(${side * turn}) scale(${side} 1)">${shape}</g>`;
  };
  if (view === "front") return { far: "", near: one(-spread, -1, false) + one(spread, 1, false) };
  if (view === "three-quarter")
    return { far: one(kind === "dog" ? 6.4 : spread - 1, 1, true), near: one(-spread + 1, -1, false) };
  return { far: "", near: one(kind === "dog" ? -3.6 : -2.4, -1, false) };
}

/** The head of an animal that walks on two legs. */
export function drawAnimal(ink: Ink, character: Character, expression: Expression, view: View): Head {
  const { kind } = character;
  const fur = skins[character.skin];
  const hat = drawHeadwear(ink, character, view);
  const pale = lightness(fur) < 0.4 ? bright(fur, 0.32) : bright(fur, 0.72);
  const face = { ink, character, expression, view, skin: pale, brow: shadow(fur, 2.4) };
  const centre = seen(view, [0, 5.6])[0];
  const wide = view === "side" ? 4.2 : 5.4;
  const muzzle =
    kind === "fox"
      ? view === "front"
        ? cornered(
            [
              [-11.6, 5],
              [-7, 2.2],
              [-3, 3],
              [0, 1],
              [3, 3],
              [7, 2.2],
              [11.6, 5],
            ],
            [
              [11.6, 5],
              [7, 9.2],
              [2.6, 10.7],
              [0, 10.9],
              [-2.6, 10.7],
              [-7, 9.2],
              [-11.6, 5],
            ],
          )
        : smooth([
            [centre + 1.6, 1.6],
            [centre + 4.6, 4],
            [centre + 4.2, 6.6],
            [centre, 9.8],
            [-3, 9.6],
            [-8.6, 6.4],
            [-4, 4.4],
            [centre - 4, 4],
          ])
      : circlePath(view === "side" ? 6.3 + snoutOf(kind) * 0.8 : centre, 6, wide, 4.1);
  const tip =
    view === "side" ? (kind === "cat" || kind === "rabbit" ? 10.6 : kind === "bear" ? 12 : 13.4) : centre * 1.12;
  const noseY = view === "side" ? 2.9 : 3.2;
  const soft = kind === "cat" || kind === "rabbit";
  const nose = smooth([
    [tip - 1.7, noseY - 0.7],
    [tip, noseY - 1.1],
    [tip + 1.7, noseY - 0.7],
    [tip + 0.9, noseY + 0.9],
    [tip, noseY + 1.3],
    [tip - 0.9, noseY + 0.9],
  ]);
  const whiskers = soft
    ? ink.stroke(
        `M${centre - 4.6} 5.4L${centre - 11} 4.4M${centre - 4.6} 6.4L${centre - 10.6} 7.4${view === "side" ? "" : `M${centre + 4.6} 5.4L${centre + 11} 4.4M${centre + 4.6} 6.4L${centre + 10.6} 7.4`}`,
        shadow(fur, 2),
        0.45,
      )
    : "";
  const sticksOut = kind !== "dog" && !["none", "bow", "headband", "flower wreath"].includes(character.headwear);
  const both = drawEars(ink, kind, view, fur);
  const feeling =
    expression === "angry" || expression === "sad" || expression === "worried" || expression === "surprised";
  return {
    back: hat.back,
    front:
      both.far +
      (kind === "dog" ? "" : both.near) +
      ink.shape(headPath(view, kind), fur, { bold: true, shade: 0.6 }) +
      ink.patch(muzzle, pale) +
      drawCheeks(face) +
      drawEyes(face) +
      (feeling ? drawBrows(face) : "") +
      drawMouth(face) +
      whiskers +
      ink.shape(nose, soft ? "#d4706d" : "#38292f", { line: 0.4 }) +
      (kind === "dog" ? both.near : "") +
      drawGlasses(ink, character, view) +
      hat.front +
      (sticksOut && kind === "rabbit" ? both.far + both.near : ""),
  };
}
