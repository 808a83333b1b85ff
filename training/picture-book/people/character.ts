import type { ClothColour, EyeColour, HairColour, Skin } from "../palette.ts";
import { clothColours, hairColours } from "../palette.ts";

export const kinds = [
  "woman",
  "man",
  "girl",
  "boy",
  "teenage girl",
  "teenage boy",
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
  "pixie",
  "bob",
  "fringe",
  "wavy",
  "long",
  "ponytail",
  "pigtails",
  "braids",
  "bun",
  "space buns",
  "dreadlocks",
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
  "headscarf",
] as const;
export type Headwear = (typeof headwears)[number];

export const garments = [
  "t-shirt",
  "sweater",
  "shirt",
  "hoodie",
  "cardigan",
  "jacket",
  "coat",
  "raincoat",
  "dress",
  "overalls",
  "robe",
  "suit",
  "spacesuit",
] as const;
export type Garment = (typeof garments)[number];

export const patterns = ["plain", "stripes", "dots", "star", "check", "flowers", "zigzag"] as const;
export const bottoms = ["trousers", "shorts", "skirt", "long skirt"] as const;
export const shoeKinds = ["shoes", "trainers", "boots", "sandals"] as const;
export const facialHairs = ["none", "moustache", "stubble", "beard", "long beard"] as const;
export const glassesKinds = ["none", "round", "square", "sunglasses"] as const;
export const builds = ["slim", "average", "stout"] as const;

export const colourNames = Object.keys(clothColours) as ClothColour[];
export const hairColourNames = Object.keys(hairColours) as HairColour[];

/** Everything that makes a figure recognisable: it is the same in each of its pictures. */
export interface Character {
  kind: Kind;
  skin: Skin;
  eyeColour: EyeColour;
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
  shoes: (typeof shoeKinds)[number];
  shoeColour: ClothColour;
  build: (typeof builds)[number];
}

const animals: readonly Kind[] = ["cat", "dog", "bear", "rabbit", "fox", "robot"];
const feminine: readonly Kind[] = ["woman", "girl", "teenage girl", "old woman"];

export const isHuman = (kind: Kind): boolean => !animals.includes(kind);
export const isChild = (kind: Kind): boolean => kind === "girl" || kind === "boy";
export const isTeenager = (kind: Kind): boolean => kind === "teenage girl" || kind === "teenage boy";
export const isOld = (kind: Kind): boolean => kind === "old woman" || kind === "old man";
/** Drawn with lashes; animals and robots are not. */
export const isFeminine = (kind: Kind): boolean => feminine.includes(kind);
export const isGrownMan = (kind: Kind): boolean => kind === "man" || kind === "old man";

/** Headwear that leaves the hair to be seen. */
export const uncovered: readonly Headwear[] = ["none", "beret", "bow", "headband", "flower wreath", "crown"];
/** Headwear that keeps its own colour. */
export const ownColour: readonly Headwear[] = ["none", "crown", "flower wreath"];
/** Garments that dress legs, too. */
export const wholeGarments: readonly Garment[] = ["dress", "overalls", "spacesuit", "suit"];

/** Whether enough hair shows to tell its colour. */
export function hairSeen({ hair, headwear }: Character): boolean {
  return hair !== "bald" && hair !== "half bald" && hair !== "none" && uncovered.includes(headwear);
}
