import type { Place } from "../place.ts";
import { candyLand } from "./candy-land.ts";
import { cave } from "./cave.ts";
import { clouds } from "./clouds.ts";
import { moon } from "./moon.ts";
import { mushroomWood } from "./mushroom-wood.ts";
import { pirateShip } from "./pirate-ship.ts";
import { snowPalace } from "./snow-palace.ts";
import { spaceship } from "./spaceship.ts";
import { underwater } from "./underwater.ts";

export const fantasy: Record<string, Place> = {
  moon,
  underwater,
  cave,
  clouds,
  "mushroom wood": mushroomWood,
  spaceship,
  "snow palace": snowPalace,
  "pirate ship": pirateShip,
  "candy land": candyLand,
};
