import { fantasy } from "./fantasy/index.ts";
import { indoors } from "./indoors/index.ts";
import { nature } from "./nature/index.ts";
import type { Place } from "./place.ts";
import { town } from "./town/index.ts";

export const places: Record<string, Place> = { ...nature, ...town, ...indoors, ...fantasy };
export const placeNames = Object.keys(places);
/** Places elsewhere under a sky of ours: there it is some time of day, too. */
const underTheSky: readonly string[] = ["clouds", "pirate ship"];

export const hasTimes = (place: string): boolean => places[place]!.kind !== "elsewhere" || underTheSky.includes(place);
export const hasWeather = (place: string): boolean => places[place]!.kind === "outdoors";
