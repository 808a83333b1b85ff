import { bothHands } from "./both-hands/index.ts";
import { hanging } from "./hanging/index.ts";
import { long } from "./long/index.ts";
import { oneHand } from "./one-hand/index.ts";
import type { Thing } from "./thing.ts";

/** In the order of their labels. */
export const things = { ...oneHand, ...long, ...bothHands, ...hanging } satisfies Record<string, Thing>;
export type ThingName = keyof typeof things;
export const thingNames = Object.keys(things) as ThingName[];
