import { hash, type Random } from "../drawing/random.ts";
import {
  type ClothColour,
  clothColours,
  furColours,
  type HairColour,
  hairColours,
  metalColours,
  type Skin,
  skins,
  skinTones,
} from "./palette.ts";

export const kinds = [
  "woman",
  "man",
  "girl",
  "boy",
  "old woman",
  "old man",
  "cat",
  "dog",
  "bear",
  "rabbit",
  "fox",
  "robot",
] as const;
export type Kind = (typeof kinds)[number];
export const hairStyles = [
  "none",
  "bald",
  "half bald",
  "buzz",
  "short",
  "side part",
  "quiff",
  "spiky",
  "mohawk",
  "curly",
  "afro",
  "bob",
  "wavy",
  "long",
  "ponytail",
  "pigtails",
  "braids",
  "bun",
] as const;
export type HairStyle = (typeof hairStyles)[number];
export const headwears = [
  "none",
  "cap",
  "beanie",
  "straw hat",
  "wizard hat",
  "crown",
  "helmet",
  "top hat",
  "beret",
  "bow",
  "headband",
  "flower wreath",
  "rain hat",
] as const;
export type Headwear = (typeof headwears)[number];
export const garments = [
  "t-shirt",
  "sweater",
  "shirt",
  "hoodie",
  "coat",
  "raincoat",
  "dress",
  "overalls",
  "robe",
  "suit",
  "spacesuit",
] as const;
export type Garment = (typeof garments)[number];
export const patterns = ["plain", "stripes", "dots", "star", "check"] as const;
export const bottoms = ["trousers", "shorts", "skirt"] as const;
export const facialHairs = ["none", "moustache", "beard", "long beard"] as const;
export const glassesKinds = ["none", "round", "square", "sunglasses"] as const;
export const builds = ["slim", "average", "stout"] as const;
export const colourNames = Object.keys(clothColours) as ClothColour[];
export const hairColourNames = Object.keys(hairColours) as HairColour[];

/** Everything that makes a figure recognisable: it is the same in each of its pictures. */
export interface Character {
  kind: Kind;
  skin: Skin;
  hair: HairStyle;
  hairColour: HairColour;
  facialHair: (typeof facialHairs)[number];
  glasses: (typeof glassesKinds)[number];
  headwear: Headwear;
  headwearColour: ClothColour;
  garment: Garment;
  topColour: ClothColour;
  pattern: (typeof patterns)[number];
  patternColour: ClothColour;
  bottom: (typeof bottoms)[number];
  bottomColour: ClothColour;
  shoeColour: ClothColour;
  build: (typeof builds)[number];
}

const animals: Partial<Record<Kind, Skin[]>> = {
  cat: ["ginger", "grey fur", "black fur", "white fur", "cream"],
  dog: ["golden", "brown fur", "white fur", "black fur", "cream"],
  bear: ["brown fur", "black fur", "white fur", "golden"],
  rabbit: ["white fur", "grey fur", "cream", "brown fur"],
  fox: ["russet", "ginger", "white fur"],
  robot: Object.keys(metalColours) as Skin[],
};

/** Headwear that leaves the hair to be seen. */
const uncovered: readonly Headwear[] = ["none", "beret", "bow", "headband", "flower wreath"];

/** Whether enough hair shows to tell its colour. */
export function hairSeen({ hair, headwear }: Character): boolean {
  return hair !== "bald" && hair !== "half bald" && uncovered.includes(headwear);
}

export function isHuman(kind: Kind): boolean {
  return animals[kind] === undefined;
}
export function isChild(kind: Kind): boolean {
  return kind === "girl" || kind === "boy";
}
export function isOld(kind: Kind): boolean {
  return kind === "old woman" || kind === "old man";
}
/** Dressed and drawn with lashes; animals and robots are neither. */
export function isFeminine(kind: Kind): boolean {
  return kind === "woman" || kind === "girl" || kind === "old woman";
}

const kindWeights: Record<Kind, number> = {
  woman: 22,
  man: 21,
  girl: 14,
  boy: 13,
  "old woman": 7.5,
  "old man": 7.5,
  cat: 3,
  dog: 2.4,
  bear: 2.4,
  rabbit: 2.4,
  fox: 2.4,
  robot: 2.4,
};
const feminineHair: Partial<Record<HairStyle, number>> = {
  buzz: 1,
  short: 4,
  "side part": 3,
  curly: 6,
  afro: 5,
  bob: 11,
  wavy: 10,
  long: 14,
  ponytail: 11,
  pigtails: 7,
  braids: 9,
  bun: 10,
  spiky: 1.5,
  mohawk: 1,
  quiff: 1,
  bald: 1,
};
const masculineHair: Partial<Record<HairStyle, number>> = {
  bald: 6,
  "half bald": 2,
  buzz: 8,
  short: 15,
  "side part": 14,
  quiff: 10,
  spiky: 9,
  mohawk: 4,
  curly: 11,
  afro: 7,
  wavy: 5,
  long: 4,
  bun: 3,
  ponytail: 3,
  bob: 1.5,
};
const naturalHair: Partial<Record<HairColour, number>> = {
  black: 18,
  "dark brown": 15,
  brown: 15,
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
const headwearWeights: Partial<Record<Headwear, number>> = {
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

/** A random character; a child of a `Random`, so the same seed gives the same one. */
export function randomCharacter(random: Random): Character {
  const kind = random.weighted(kindWeights);
  const human = isHuman(kind);
  const feminine = human ? isFeminine(kind) : random.chance(0.5);
  const hairWeights = { ...(feminine ? feminineHair : masculineHair) };
  if (kind === "old man") Object.assign(hairWeights, { "half bald": 18, bald: 12, mohawk: 0.5, afro: 3 });
  if (kind === "old woman") Object.assign(hairWeights, { bun: 26, pigtails: 0.5, curly: 16 });
  if (isChild(kind)) Object.assign(hairWeights, { bald: 0.4, "half bald": 0 });
  let headwear: Headwear = "none";
  if (random.chance(0.25)) {
    headwear = random.weighted(feminine ? { ...headwearWeights, bow: 5, "flower wreath": 4 } : headwearWeights);
  }
  const topColour = random.pick(colourNames);
  const garmentWeights: Record<Garment, number> = {
    "t-shirt": 15,
    sweater: 13,
    shirt: 10,
    hoodie: 11,
    coat: 12,
    raincoat: 5,
    dress: feminine ? 22 : 0,
    overalls: 9,
    robe: 5,
    suit: isChild(kind) ? 1 : feminine ? 4 : 9,
    spacesuit: 4,
  };
  const garment = headwear === "wizard hat" && random.chance(0.6) ? "robe" : random.weighted(garmentWeights);
  const patterned =
    garment === "t-shirt" ||
    garment === "sweater" ||
    garment === "dress" ||
    garment === "shirt" ||
    garment === "hoodie";
  const other = (not: ClothColour[]) => random.pick(colourNames.filter((name) => !not.includes(name)));
  const beardWeight = kind === "old man" ? 0.6 : kind === "man" ? 0.32 : 0;
  return {
    kind,
    skin: random.pick(animals[kind] ?? (Object.keys(skinTones) as Skin[])),
    hair: human ? random.weighted(hairWeights) : "none",
    hairColour: isOld(kind)
      ? random.weighted({ grey: 10, white: 9, platinum: 2, "dark brown": 1, purple: 0.5 })
      : random.weighted(naturalHair),
    facialHair: random.chance(beardWeight)
      ? random.weighted({ moustache: 3, beard: 5, "long beard": kind === "old man" ? 5 : 1 })
      : "none",
    glasses: random.chance(kind === "robot" ? 0 : isOld(kind) ? 0.5 : 0.2)
      ? random.weighted({ round: 5, square: 4, sunglasses: 1 })
      : "none",
    headwear,
    headwearColour: random.chance(0.35) ? topColour : random.pick(colourNames),
    garment,
    topColour,
    pattern: patterned ? random.weighted({ plain: 52, stripes: 20, dots: 11, star: 8, check: 9 }) : "plain",
    patternColour: random.chance(0.45) && topColour !== "white" ? "white" : other([topColour]),
    bottom:
      feminine && random.chance(0.45) ? "skirt" : random.chance(isChild(kind) ? 0.4 : 0.18) ? "shorts" : "trousers",
    bottomColour: random.chance(0.4) ? random.pick(["navy", "blue", "brown", "grey"] as const) : other([topColour]),
    shoeColour: random.pick(colourNames),
    build: random.weighted({ slim: 3, average: 6, stout: 3 }),
  };
}

/** True for the 5 % of looks that training never shows, so that new characters can be judged. */
export function isHeldOut(character: Character): boolean {
  const look = [character.hair, character.hairColour, character.topColour, character.garment, character.skin];
  return hash(look.join("|")) % 20 === 0;
}

/** A character of the training half of the world. */
export function trainingCharacter(random: Random): Character {
  for (;;) {
    const character = randomCharacter(random);
    if (!isHeldOut(character)) return character;
  }
}

/** `count` characters that training never shows. */
export function heldOutCharacters(count: number, random: Random): Character[] {
  const found: Character[] = [];
  while (found.length < count) {
    const character = randomCharacter(random);
    if (isHeldOut(character)) found.push(character);
  }
  return found;
}

export const furNames = Object.keys(furColours);
export const skinNames = Object.keys(skins) as Skin[];
