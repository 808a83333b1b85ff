import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { png } from "../drawing/png.ts";
import { Random } from "../drawing/random.ts";
import { type Character, heldOutCharacters } from "./characters.ts";
import { attributeLabels, attributes } from "./labels.ts";
import { photoActing, placePortrait, plainPortrait } from "./portrait.ts";

/** A character that training never shows, and a picture of it as a user would upload it. */
export interface HeldOut {
  character: Character;
  /** PNG, 512 x 512, on a plain ground or in a place. */
  photo: Uint8Array;
  /** Attribute name -> class, for those that apply. */
  look: Record<string, string>;
}

const size = 512;
const grounds = ["#ffffff", "#f1e9da", "#d8e4ec", "#e8dccb", "#cfd8c6"];
const portraitPlaces = ["park", "beach", "house front", "living room", "lake"] as const;

/** @param suits leaves out characters that cannot be judged, for example bald ones where hair is asked for */
export function heldOut(count: number, seed: number, suits: (character: Character) => boolean = () => true): HeldOut[] {
  const random = new Random(900_001 + seed);
  const found: Character[] = [];
  while (found.length < count) found.push(...heldOutCharacters(1, random).filter(suits));
  return found.map((character) => {
    const draw = random.fork();
    const acting = photoActing(draw);
    const picture = draw.chance(0.6)
      ? plainPortrait(character, acting, size, draw.pick(grounds))
      : placePortrait(draw, character, acting, size, draw.pick([...portraitPlaces]));
    const labels = attributeLabels(character).flatMap((label, i): [string, string][] => {
      const column = attributes[i];
      const name = column?.classes[label];
      return column && name !== undefined ? [[column.name, name]] : [];
    });
    return { character, photo: png(size, size, picture), look: Object.fromEntries(labels) };
  });
}

/** `node training/world/held-out.ts --out DIR [--count 64] [--seed 0]` writes 000.png and 000.json for each. */
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
  for (const [i, { character, photo, look }] of heldOut(Number(values.count), Number(values.seed)).entries()) {
    const path = join(values.out, String(i).padStart(3, "0"));
    writeFileSync(`${path}.png`, photo);
    writeFileSync(`${path}.json`, JSON.stringify({ character, look }, null, 1));
  }
}

if (import.meta.main) main();
