import { mkdirSync, writeFileSync } from "node:fs";
import { png } from "../drawing/png.ts";
import type { Character } from "./characters.ts";
import type { Acting } from "./figure.ts";
import { plainPortrait } from "./portrait.ts";

/** Draws the pictures that come with the product, for trying it without a photo: node training/world/samples.ts */
const plain = {
  facialHair: "none",
  glasses: "none",
  headwear: "none",
  headwearColour: "red",
  pattern: "plain",
  patternColour: "white",
  bottom: "trousers",
  build: "average",
} as const;
const samples: { name: string; character: Character; acting: Acting; background: string; scale: number }[] = [
  {
    name: "girl-in-a-green-coat",
    character: {
      ...plain,
      kind: "girl",
      skin: "fair",
      hair: "long",
      hairColour: "red",
      garment: "coat",
      topColour: "green",
      bottomColour: "navy",
      shoeColour: "brown",
    },
    acting: { pose: "waving", expression: "happy", facing: "front", object: null },
    background: "#f7ecd7",
    scale: 2.75,
  },
  {
    name: "wizard",
    character: {
      ...plain,
      kind: "old man",
      skin: "light",
      hair: "wavy",
      hairColour: "white",
      facialHair: "long beard",
      headwear: "wizard hat",
      headwearColour: "blue",
      garment: "robe",
      topColour: "blue",
      patternColour: "yellow",
      bottomColour: "navy",
      shoeColour: "brown",
    },
    acting: { pose: "raising", expression: "happy", facing: "front", object: "wand" },
    background: "#e9e2f1",
    scale: 1.85,
  },
  {
    name: "fox-in-a-raincoat",
    character: {
      ...plain,
      kind: "fox",
      skin: "russet",
      hair: "none",
      hairColour: "red",
      garment: "raincoat",
      topColour: "yellow",
      bottomColour: "blue",
      shoeColour: "teal",
    },
    acting: { pose: "standing", expression: "happy", facing: "front", object: null },
    background: "#dfeaf0",
    scale: 2.15,
  },
];

const side = 768;
mkdirSync("samples", { recursive: true });
for (const { name, character, acting, background, scale } of samples) {
  writeFileSync(`samples/${name}.png`, png(side, side, plainPortrait(character, acting, side, background, scale)));
}
