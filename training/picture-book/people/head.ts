import { type Colour, lightness, mix } from "../../drawing/colour.ts";
import { circlePath, smooth, symmetrical } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { shadow } from "../light.ts";
import { hairColours, skins } from "../palette.ts";
import { drawAnimal } from "./animal.ts";
import { drawBeard } from "./beard.ts";
import { type Character, isChild, isFeminine, isGrownMan, isHuman } from "./character.ts";
import type { Expression } from "./expressions.ts";
import { drawFace } from "./face/index.ts";
import type { View } from "./facing.ts";
import { drawGlasses } from "./glasses.ts";
import { drawHair } from "./hair/index.ts";
import { drawHeadwear } from "./headwear/index.ts";
import { drawRobot } from "./robot.ts";

/** Layers of a head about its middle (see `seen`); `back` goes behind the body in the front view. */
export interface Head {
  back: string;
  front: string;
}

/** The outline of head and face. */
function skullPath(view: View, character: Character): string {
  const { kind } = character;
  const jaw = isGrownMan(kind) ? 0.9 : isChild(kind) ? 0.8 : isFeminine(kind) ? -0.1 : 0.3;
  const chin = isChild(kind) ? 11 : 11.6;
  const full = character.build === "stout" ? 0.5 : character.build === "slim" ? -0.3 : 0;
  switch (view) {
    case "front":
      return smooth(
        symmetrical([
          [2.4, -11.4],
          [6.4, -9.4],
          [9.1, -5],
          [9.6, -0.4],
          [9.1 + full * 0.7, 3.8],
          [6.7 + jaw + full, 7.8],
          [3.5 + jaw * 0.8, chin - 1],
          [1.2, chin],
        ]),
      );
    case "three-quarter":
      return smooth([
        [2, -11.5],
        [6.4, -9.2],
        [8.7, -4.6],
        [8.4, -0.6],
        [8.8, 1.8],
        [8.9 + full, 4.6],
        [7.9 + full, 7.6],
        [6.4 + jaw * 0.4, chin - 1],
        [4, chin],
        [0.8 - jaw * 0.3, chin - 1.2],
        [-3.4 - jaw, 8],
        [-6, 4.6],
        [-9.4, 2],
        [-10.2, -3.6],
        [-7.4, -9.2],
        [-2.6, -11.5],
      ]);
    case "side":
      return smooth([
        [0, -11.6],
        [4.8, -10],
        [7.6, -6.2],
        [8.3, -2.6],
        [8.1, 0],
        [9, 2.2],
        [10.1, 3.7],
        [10, 4.7],
        [8.9, 5.3],
        [8.7, 6.6],
        [8.5, 8.2],
        [8.4, chin - 1.7],
        [6.8, chin],
        [3.4, chin - 0.6],
        [-0.6 - jaw, 8.8],
        [-3, 6],
        [-7, 5.4],
        [-10.2, -0.6],
        [-9.2, -6.6],
        [-5.4, -10.6],
      ]);
  }
}

function ear(ink: Ink, x: number, y: number, side: number, skin: Colour): string {
  return (
    ink.shape(
      smooth([
        [x, y - 2.3],
        [x + side * 1.6, y - 2.2],
        [x + side * 2.1, y - 0.3],
        [x + side * 1.2, y + 2],
        [x, y + 2.5],
        [x - side * 0.8, y],
      ]),
      skin,
      { bold: true },
    ) +
    ink.brush(
      [
        [x + side * 0.4, y - 1],
        [x + side * 1.2, y - 0.2],
        [x + side * 0.6, y + 1],
      ],
      shadow(skin, 1.6),
      0.65,
    )
  );
}

function humanHead(ink: Ink, character: Character, expression: Expression, view: View): Head {
  const skin = skins[character.skin];
  const hair = drawHair(ink, character, view);
  const hat = drawHeadwear(ink, character, view);
  const beard = drawBeard(ink, character, view);
  const colour = hairColours[character.hairColour];
  const brow =
    character.hair === "bald"
      ? shadow(skin, 2.2)
      : lightness(colour) > 0.6
        ? mix(colour, "#7a5636", 0.62)
        : mix(colour, "#2b1d22", 0.25);
  const face = drawFace({ ink, character, expression, view, skin, brow });
  const covered = hair.ears || character.headwear === "headscarf";
  const ears = covered ? "" : view === "front" ? ear(ink, -9.5, 1.8, -1, skin) + ear(ink, 9.5, 1.8, 1, skin) : "";
  const nearEar = covered || view === "front" ? "" : ear(ink, view === "side" ? -1.4 : -5.2, 1.9, -1, skin);
  // Hair and hat throw a shadow on the forehead.
  const brimShadow =
    ["none", "bow", "beret", "headband", "flower wreath", "crown"].includes(character.headwear) ||
    character.headwear === "headscarf"
      ? ""
      : ink.patch(circlePath(view === "front" ? 0 : 2.4, -3.6, view === "front" ? 8.8 : 6.4, 1.7), shadow(skin), 0.8);
  return {
    back: hat.back + hair.back,
    front:
      ears +
      ink.shape(skullPath(view, character), skin, { bold: true, shade: view === "front" ? 0.5 : 0.26 }) +
      face.under +
      beard.under +
      face.mouth +
      beard.over +
      face.over +
      brimShadow +
      nearEar +
      (character.headwear === "headscarf" ? "" : hair.front) +
      drawGlasses(ink, character, view) +
      hat.front,
  };
}

/** A whole head with its hair and hat, facing us or the right of the picture. */
export function drawHead(ink: Ink, character: Character, expression: Expression, view: View): Head {
  if (isHuman(character.kind)) return humanHead(ink, character, expression, view);
  return character.kind === "robot"
    ? drawRobot(ink, character, expression, view)
    : drawAnimal(ink, character, expression, view);
}
