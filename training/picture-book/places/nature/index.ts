import type { Place } from "../place.ts";
import { beach } from "./beach.ts";
import { desert } from "./desert.ts";
import { farm } from "./farm.ts";
import { forest } from "./forest.ts";
import { garden } from "./garden.ts";
import { jungle } from "./jungle.ts";
import { lake } from "./lake.ts";
import { meadow } from "./meadow.ts";
import { mountains } from "./mountains.ts";
import { park } from "./park.ts";
import { river } from "./river.ts";

export const nature: Record<string, Place> = {
  park,
  forest,
  beach,
  mountains,
  garden,
  desert,
  river,
  farm,
  lake,
  jungle,
  meadow,
};
