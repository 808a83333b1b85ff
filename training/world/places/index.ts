import { elsewhere } from "./elsewhere.ts";
import { indoors } from "./indoors.ts";
import { nature } from "./nature.ts";
import type { Place } from "./place.ts";
import { town } from "./town.ts";

export const places: Record<string, Place> = { ...nature, ...town, ...indoors, ...elsewhere };
export const placeNames = Object.keys(places);
