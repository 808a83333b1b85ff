import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { png } from "../drawing/png.ts";
import { Random } from "../drawing/random.ts";
import { captions } from "./captions/index.ts";
import { attributeLabels, attributes, named } from "./labels.ts";
import type { Doing } from "./panel.ts";
import { heldOutCharacter } from "./people/cast.ts";
import type { Character } from "./people/character.ts";
import { photoDoing, placePortrait, plainPortrait } from "./portrait.ts";
import { randomPanel } from "./random-panel/index.ts";

/** A character that training never shows, and a picture of it as a user would upload it. */
export interface HeldOut {
  character: Character;
  /** PNG, 512 x 512, on a plain ground or in a place. */
  photo: Uint8Array;
  /** Attribute name -> class, for those that apply. */
  look: Record<string, string>;
  /** How it poses for the picture. */
  doing: Doing;
}

const size = 512;
const grounds = ["#ffffff", "#f1e9da", "#d8e4ec", "#e8dccb", "#cfd8c6"];
const portraitPlaces = ["park", "beach", "house front", "living room", "lake", "street", "meadow", "kitchen"] as const;

/** @param suits leaves out characters that cannot be judged, for example bald ones where hair is asked for */
export function heldOut(count: number, seed: number, suits: (character: Character) => boolean = () => true): HeldOut[] {
  const random = new Random(900_001 + seed);
  const found: Character[] = [];
  while (found.length < count) {
    const character = heldOutCharacter(random);
    if (suits(character)) found.push(character);
  }
  return found.map((character) => {
    const draw = random.fork();
    const doing = photoDoing(draw);
    const picture = draw.chance(0.6)
      ? plainPortrait(draw, character, doing, size, draw.pick(grounds))
      : placePortrait(draw, character, doing, size, draw.pick(portraitPlaces));
    const look = named(attributes, attributeLabels(character));
    return { character, doing, photo: png(size, size, picture), look };
  });
}

/** Prompts in words that no training caption has, for one or two of the characters each. */
export function heldOutPrompts(characters: readonly Character[], seed: number): string[] {
  const random = new Random(910_001 + seed);
  return characters.map((character, i) => {
    const cast = i % 2 === 0 ? [character] : [character, characters[(i + 1) % characters.length]!];
    return captions(random, randomPanel(random, cast), "held-out")[0]!;
  });
}

/** `node training/picture-book/held-out.ts --out DIR [--count 64] [--seed 0]` writes 000.png and 000.json for each. */
function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      count: { type: "string", default: "64" },
      seed: { type: "string", default: "0" },
    },
  });
  if (!values.out) throw new Error("say where to: --out DIR");
  mkdirSync(values.out, { recursive: true });
  const found = heldOut(Number(values.count), Number(values.seed));
  const prompts = heldOutPrompts(
    found.map(({ character }) => character),
    Number(values.seed),
  );
  for (const [i, { character, photo, look }] of found.entries()) {
    const path = join(values.out, String(i).padStart(3, "0"));
    writeFileSync(`${path}.png`, photo);
    writeFileSync(`${path}.json`, JSON.stringify({ character, look, prompt: prompts[i] }, null, 1));
  }
}

if (import.meta.main) main();
