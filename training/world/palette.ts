import type { Colour } from "../drawing/colour.ts";

/** The limited palette every figure is dressed from. Keys are the words captions use. */
export const clothColours = {
  red: "#d64a3c",
  orange: "#ee8c3c",
  yellow: "#f3c44e",
  green: "#5c9c57",
  teal: "#3f9e99",
  blue: "#4b7ccb",
  navy: "#35466f",
  purple: "#8662b0",
  pink: "#ee92b0",
  brown: "#8f6345",
  white: "#f8f1e4",
  grey: "#979ca6",
  black: "#403c49",
} as const satisfies Record<string, Colour>;
export type ClothColour = keyof typeof clothColours;

export const hairColours = {
  black: "#312b36",
  "dark brown": "#503629",
  brown: "#7c5135",
  auburn: "#96442b",
  red: "#d1592d",
  blonde: "#ecc36b",
  platinum: "#f4e6bd",
  grey: "#a8a6ac",
  white: "#f0ede8",
  pink: "#ea7fac",
  blue: "#5583d4",
  green: "#5aa46c",
  purple: "#8d66bb",
} as const satisfies Record<string, Colour>;
export type HairColour = keyof typeof hairColours;

export const skinTones = {
  porcelain: "#fce4d4",
  fair: "#f8d3b5",
  light: "#efc09a",
  tan: "#dba57a",
  olive: "#c69468",
  brown: "#a8714c",
  "dark brown": "#8a5a3d",
  deep: "#6a4433",
} as const satisfies Record<string, Colour>;

export const furColours = {
  ginger: "#e8994c",
  russet: "#d9692f",
  golden: "#e4b765",
  "brown fur": "#936745",
  "grey fur": "#9c9fa8",
  "black fur": "#49454f",
  "white fur": "#f5efe6",
  cream: "#ecd6b2",
} as const satisfies Record<string, Colour>;

export const metalColours = {
  silver: "#b9c3cc",
  copper: "#cf8659",
  mint: "#93cdb8",
  enamel: "#eef0ec",
} as const satisfies Record<string, Colour>;

export const skins = { ...skinTones, ...furColours, ...metalColours } as const;
export type Skin = keyof typeof skins;
