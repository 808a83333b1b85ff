import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { png } from "../drawing/png.ts";
import { document, render, rgb } from "../drawing/render.ts";
import { Ink } from "./ink.ts";
import { things } from "./objects/index.ts";
import type { Character } from "./people/character.ts";
import { drawFigure } from "./people/figure.ts";
import { type PoseName, poses } from "./people/poses/index.ts";

/** Draws the pictures that come with the product, for trying it without a photo: node training/picture-book/samples.ts [--out samples] */
const { values } = parseArgs({ options: { out: { type: "string", default: "samples" } } });
const plain = {
  eyeColour: "dark brown",
  facialHair: "none",
  glasses: "none",
  headwear: "none",
  headwearColour: "red",
  pattern: "plain",
  patternColour: "white",
  bottom: "trousers",
  shoes: "shoes",
  shoeColour: "brown",
  build: "average",
} as const;

interface Sample {
  name: string;
  character: Character;
  pose: PoseName;
  background: string;
  scale: number;
}

const samples: Sample[] = [
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
    },
    pose: "waving",
    background: "#f7ecd7",
    scale: 2.7,
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
    },
    pose: "raising",
    background: "#e9e2f1",
    scale: 1.75,
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
      shoes: "boots",
      shoeColour: "teal",
    },
    pose: "standing",
    background: "#dfeaf0",
    scale: 2.05,
  },
];

const side = 768;
mkdirSync(values.out, { recursive: true });
for (const { name, character, pose, background, scale } of samples) {
  const ink = new Ink({ style: "storybook", prefix: "s" });
  const held = pose === "raising" ? things.wand : null;
  const figure = drawFigure(ink.at(scale), character, {
    pose: poses[pose],
    expression: "happy",
    facing: "front",
    held,
  });
  const body = figure.layers.map(({ svg }) => svg).join("");
  const svg = `<rect width="256" height="256" fill="${background}"/><ellipse cx="128" cy="244" rx="44" ry="7" fill="#2b1736" fill-opacity=".16"/><g transform="translate(128 245) scale(${scale})">${body}</g>`;
  writeFileSync(
    `${values.out}/${name}.png`,
    png(side, side, rgb(render(document(side, "0 0 256 256", ink.defs, svg)))),
  );
}
