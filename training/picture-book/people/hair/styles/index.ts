import type { HairStyle } from "../../character.ts";
import type { View } from "../../facing.ts";
import { afro, curly, dreadlocks } from "./curly.ts";
import { bob, fringe, long, wavy } from "./loose.ts";
import { type HairParts, parts } from "./parts.ts";
import { buzz, halfBald, mohawk, pixie, quiff, short, sidePart, spiky } from "./short.ts";
import { braids, bun, pigtails, ponytail, spaceBuns } from "./tied.ts";

export const styles: Record<HairStyle, (view: View) => HairParts> = {
  none: () => parts([]),
  bald: () => parts([]),
  "half bald": halfBald,
  buzz,
  short,
  "side part": sidePart,
  quiff,
  spiky,
  mohawk,
  curly,
  afro,
  pixie,
  bob,
  fringe,
  wavy,
  long,
  ponytail,
  pigtails,
  braids,
  bun,
  "space buns": spaceBuns,
  dreadlocks,
};
