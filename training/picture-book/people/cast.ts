import { hash, type Random } from "../../drawing/random.ts";
import type { ClothColour, EyeColour, HairColour, Skin } from "../palette.ts";
import { metalColours, skinTones } from "../palette.ts";
import {
  type Character,
  colourNames,
  type Garment,
  type HairStyle,
  type Headwear,
  isChild,
  isFeminine,
  isGrownMan,
  isHuman,
  isOld,
  type Kind,
} from "./character.ts";

type Weights<K extends string> = Partial<Record<K, number>>;

const kindWeights: Record<Kind, number> = {
  woman: 20,
  man: 19,
  girl: 13,
  boy: 12,
  "teenage girl": 5,
  "teenage boy": 5,
  "old woman": 6.5,
  "old man": 6.5,
  cat: 2.6,
  dog: 2.2,
  bear: 2.2,
  rabbit: 2.2,
  fox: 2.2,
  robot: 2,
};
const coats: Partial<Record<Kind, Skin[]>> = {
  cat: ["ginger", "grey fur", "black fur", "white fur", "cream"],
  dog: ["golden", "brown fur", "white fur", "black fur", "cream"],
  bear: ["brown fur", "black fur", "white fur", "golden"],
  rabbit: ["white fur", "grey fur", "cream", "brown fur"],
  fox: ["russet", "ginger", "white fur"],
  robot: Object.keys(metalColours) as Skin[],
};
const feminineHair: Weights<HairStyle> = {
  buzz: 1,
  short: 3,
  "side part": 3,
  pixie: 6,
  curly: 7,
  afro: 6,
  bob: 10,
  fringe: 9,
  wavy: 10,
  long: 11,
  ponytail: 9,
  pigtails: 6,
  braids: 8,
  bun: 8,
  "space buns": 5,
  dreadlocks: 4,
  spiky: 1,
  mohawk: 1,
  quiff: 1,
  bald: 1,
};
const masculineHair: Weights<HairStyle> = {
  bald: 6,
  "half bald": 2,
  buzz: 8,
  short: 14,
  "side part": 13,
  quiff: 10,
  spiky: 9,
  mohawk: 4,
  curly: 11,
  afro: 7,
  wavy: 4,
  long: 3,
  bun: 3,
  ponytail: 3,
  dreadlocks: 5,
  fringe: 2,
  bob: 1.5,
};
const hairColourWeights: Weights<HairColour> = {
  black: 17,
  "dark brown": 14,
  brown: 14,
  auburn: 9,
  red: 12,
  blonde: 14,
  platinum: 4,
  grey: 2,
  white: 2,
  pink: 3,
  blue: 3,
  green: 2.5,
  purple: 3,
};
const headwearWeights: Weights<Headwear> = {
  cap: 6,
  beanie: 6,
  "straw hat": 4,
  "wizard hat": 4,
  crown: 4,
  helmet: 3,
  "top hat": 2,
  beret: 3,
  headband: 2,
  "rain hat": 2,
};
const patternedGarments: readonly Garment[] = ["t-shirt", "sweater", "dress", "shirt", "hoodie", "cardigan"];

/** A random character: the same seed gives the same one. */
export function randomCharacter(random: Random): Character {
  const kind = random.weighted(kindWeights);
  const human = isHuman(kind);
  const feminine = human ? isFeminine(kind) : random.chance(0.5);
  const hair = { ...(feminine ? feminineHair : masculineHair) };
  if (kind === "old man") Object.assign(hair, { "half bald": 18, bald: 12, mohawk: 0.5, afro: 3 });
  if (kind === "old woman") Object.assign(hair, { bun: 26, pigtails: 0.5, "space buns": 0.3, curly: 16 });
  if (isChild(kind)) Object.assign(hair, { bald: 0.4, "half bald": 0 });
  let headwear: Headwear = "none";
  if (random.chance(0.23))
    headwear = random.weighted(
      feminine ? { ...headwearWeights, bow: 5, "flower wreath": 4, headscarf: 4 } : headwearWeights,
    );
  const topColour = random.pick(colourNames);
  const garmentWeights: Record<Garment, number> = {
    "t-shirt": 14,
    sweater: 13,
    shirt: 10,
    hoodie: 10,
    cardigan: 8,
    jacket: 9,
    coat: 11,
    raincoat: 5,
    dress: feminine ? 22 : 0,
    overalls: 9,
    robe: 5,
    suit: isChild(kind) ? 1 : feminine ? 4 : 9,
    spacesuit: 4,
  };
  const garment = headwear === "wizard hat" && random.chance(0.6) ? "robe" : random.weighted(garmentWeights);
  const other = (not: ClothColour) => random.pick(colourNames.filter((name) => name !== not));
  const beard = kind === "old man" ? 0.6 : kind === "man" ? 0.36 : 0;
  return {
    kind,
    skin: human ? random.pick(Object.keys(skinTones) as Skin[]) : random.pick(coats[kind]!),
    eyeColour: random.weighted<EyeColour>({ "dark brown": 8, brown: 5, green: 3, blue: 4, grey: 2 }),
    hair: human ? random.weighted(hair) : "none",
    hairColour: isOld(kind)
      ? random.weighted({ grey: 10, white: 9, platinum: 2, "dark brown": 1, purple: 0.5 })
      : random.weighted(hairColourWeights),
    facialHair:
      isGrownMan(kind) && random.chance(beard)
        ? random.weighted({ moustache: 3, stubble: 2, beard: 5, "long beard": kind === "old man" ? 5 : 1 })
        : "none",
    glasses: random.chance(kind === "robot" ? 0 : isOld(kind) ? 0.5 : 0.2)
      ? random.weighted({ round: 5, square: 4, sunglasses: 1 })
      : "none",
    headwear,
    headwearColour: random.chance(0.35) ? topColour : random.pick(colourNames),
    garment,
    topColour,
    pattern: patternedGarments.includes(garment)
      ? random.weighted({ plain: 50, stripes: 17, dots: 9, star: 6, check: 8, flowers: 6, zigzag: 4 })
      : "plain",
    patternColour: random.chance(0.45) && topColour !== "white" ? "white" : other(topColour),
    bottom:
      feminine && random.chance(0.45)
        ? random.weighted({ skirt: 3, "long skirt": 1.4 })
        : random.chance(isChild(kind) ? 0.4 : 0.18)
          ? "shorts"
          : "trousers",
    bottomColour: random.chance(0.4) ? random.pick(["navy", "blue", "brown", "grey"] as const) : other(topColour),
    shoes: random.weighted({ shoes: 4, trainers: 4, boots: 3, sandals: 1 }),
    shoeColour: random.pick(colourNames),
    build: random.weighted({ slim: 3, average: 6, stout: 3 }),
  };
}

/** True for the 5 % of looks that training never shows, so that new characters can be judged. */
export function isHeldOut(character: Character): boolean {
  const look = [character.hair, character.hairColour, character.topColour, character.garment, character.skin];
  return hash(look.join("|")) % 20 === 0;
}

/** A character of the training part of the world. */
export function trainingCharacter(random: Random): Character {
  for (;;) {
    const character = randomCharacter(random);
    if (!isHeldOut(character)) return character;
  }
}

/** A character that training never shows. */
export function heldOutCharacter(random: Random): Character {
  for (;;) {
    const character = randomCharacter(random);
    if (isHeldOut(character)) return character;
  }
}
