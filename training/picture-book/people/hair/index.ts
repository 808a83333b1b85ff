import { type Colour, lightness, mix } from "../../../drawing/colour.ts";
import { band, type Point } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import { bright, shadow } from "../../light.ts";
import { clothColours, hairColours } from "../../palette.ts";
import { type Character, uncovered } from "../character.ts";
import type { View } from "../facing.ts";
import { styles } from "./styles/index.ts";

export interface HairDrawing {
  back: string;
  front: string;
  ears: boolean;
}

/** Strands: along which hair is combed, lighter where the light falls. */
const strands: Record<View, { light: Point[]; dark: Point[][] }> = {
  front: {
    light: [
      [-7.4, -8],
      [-4.2, -10.4],
      [-0.6, -11.2],
    ],
    dark: [
      [
        [2.4, -11.6],
        [5.6, -10],
        [7.8, -6.6],
      ],
      [
        [-2, -11.6],
        [-4, -10.2],
        [-6.2, -7.4],
      ],
    ],
  },
  "three-quarter": {
    light: [
      [-4.6, -9.6],
      [-1, -11],
      [3, -10.8],
    ],
    dark: [
      [
        [-3, -11],
        [-7.4, -8.4],
        [-9.2, -3.6],
      ],
      [
        [0.6, -10.6],
        [4.2, -9.8],
        [7, -7.2],
      ],
    ],
  },
  side: {
    light: [
      [-4.4, -10],
      [-0.6, -11.2],
      [3, -10],
    ],
    dark: [
      [
        [-4, -10.6],
        [-8, -7.6],
        [-9.6, -2.6],
      ],
      [
        [-1, -10],
        [-5, -6.6],
        [-6.6, -1.6],
      ],
    ],
  },
};

export function drawHair(ink: Ink, character: Character, view: View): HairDrawing {
  const covered = !uncovered.includes(character.headwear);
  const style =
    covered && ["afro", "curly", "quiff", "spiky", "mohawk"].includes(character.hair) ? "short" : character.hair;
  const topped = covered && ["bun", "space buns", "ponytail"].includes(style);
  const { back, front, ties, ears, shaved } = styles[style](view);
  const colour = hairColours[character.hairColour];
  if (shaved) {
    const shade = mix(colour, "#c9a58c", 0.12);
    return { back: "", front: front.map((d) => ink.shape(d, shade, { line: 0.35 })).join(""), ears: false };
  }
  const dark = shadow(colour, 1.5);
  const behind = shadow(colour, 0.45);
  const tie: Colour = character.hairColour === "red" ? clothColours.teal : clothColours.red;
  const whole = front.map((d) => ink.shape(d, colour, { bold: true, shade: 0.5 })).join("");
  const combed = !covered && !["curly", "afro", "mohawk", "half bald", "bald", "none"].includes(style);
  const { light, dark: lines } = strands[view];
  const shine = lightness(colour) < 0.25 ? mix(colour, "#8a84a8", 0.32) : bright(colour, 0.38);
  const comb = combed
    ? ink.patch(band(light, [0.4, 1.5, 0.4]), shine) + lines.map((points) => ink.brush(points, dark, 0.75)).join("")
    : "";
  return {
    back: topped ? "" : back.map((d) => ink.shape(d, behind, { bold: true })).join(""),
    front: whole + comb + (topped ? "" : ties.map((d) => ink.shape(d, tie, { line: 0.8 })).join("")),
    ears: ears ?? false,
  };
}
