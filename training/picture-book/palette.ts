import type { Colour } from "../drawing/colour.ts";

/** Gouache: a little muted, warm, and far enough apart to be told at a glance. Keys are the words captions use. */
export const clothColours = {
  red: "#cd4638",
  orange: "#e8853a",
  yellow: "#f2c14d",
  green: "#5b9153",
  teal: "#35918c",
  blue: "#4878c2",
  navy: "#33406b",
  purple: "#7f5aa6",
  pink: "#ec8fac",
  brown: "#8b5c40",
  white: "#f8f2e6",
  grey: "#969ba1",
  black: "#3c3842",
} as const satisfies Record<string, Colour>;
export type ClothColour = keyof typeof clothColours;

export const hairColours = {
  black: "#2e2931",
  "dark brown": "#4b3229",
  brown: "#79502f",
  auburn: "#8f3d27",
  red: "#cf5a2a",
  blonde: "#e8bd62",
  platinum: "#f2e3bb",
  grey: "#a3a2a8",
  white: "#efece6",
  pink: "#e87aa8",
  blue: "#4f7fcf",
  green: "#559a66",
  purple: "#8862b6",
} as const satisfies Record<string, Colour>;
export type HairColour = keyof typeof hairColours;

export const skinTones = {
  porcelain: "#fbe3d3",
  fair: "#f7d2b4",
  light: "#ecbd95",
  tan: "#d8a176",
  olive: "#c2915f",
  brown: "#a56e49",
  "dark brown": "#84563a",
  deep: "#654131",
} as const satisfies Record<string, Colour>;

const furColours = {
  ginger: "#e39549",
  russet: "#d4652e",
  golden: "#e0b262",
  "brown fur": "#916545",
  "grey fur": "#9a9da5",
  "black fur": "#47434d",
  "white fur": "#f4eee3",
  cream: "#ead4b0",
} as const satisfies Record<string, Colour>;

export const metalColours = {
  silver: "#b7c1ca",
  copper: "#cc8458",
  mint: "#8fcab5",
  enamel: "#eceee9",
} as const satisfies Record<string, Colour>;

export const skins = { ...skinTones, ...furColours, ...metalColours } as const;
export type Skin = keyof typeof skins;

export const eyeColours = {
  "dark brown": "#3d2620",
  brown: "#6f4424",
  green: "#5a8048",
  blue: "#4a7fae",
  grey: "#72808c",
} as const satisfies Record<string, Colour>;
export type EyeColour = keyof typeof eyeColours;

/** The line everything is drawn with: warm, nearly black. */
export const inkColour = "#3a2530";
