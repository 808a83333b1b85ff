import type { Ink } from "../ink.ts";
import { large } from "./large.ts";
import { long } from "./long.ts";
import { outside } from "./outside.ts";
import { small } from "./small.ts";

/** A thing that people hold: drawn about the hand (or between both hands), in hundredths of a grown-up, y down. */
export interface Thing {
  draw: (ink: Ink) => string;
  /** Points where the hand points, with the forearm along x; others stand upright. */
  pointing?: boolean;
}

export const things = { ...small, ...long, ...large, ...outside } satisfies Record<string, Thing>;
export type ThingName = keyof typeof things;
export const thingNames = Object.keys(things) as ThingName[];
