import type { Random } from "../../drawing/random.ts";
import { isHeldOut } from "../people/cast.ts";
import { type Character, colourNames, garments } from "../people/character.ts";

/** "in a red coat": what a panel dresses somebody in; never into a look that is held out. */
export function dress(random: Random, character: Character): { shown: Character; wearing: string | null } {
  if (!random.chance(0.09)) return { shown: character, wearing: null };
  for (;;) {
    const garment = random.pick(garments);
    const topColour = random.pick(colourNames);
    const shown: Character = { ...character, garment, topColour, pattern: "plain" };
    if ((garment === character.garment && topColour === character.topColour) || isHeldOut(shown)) continue;
    const article = /^[aeiou]/.test(topColour) ? "an" : "a";
    const verb = random.chance(0.75) ? "in" : "wearing";
    return {
      shown,
      wearing: garment === "overalls" ? `${verb} ${topColour} overalls` : `${verb} ${article} ${topColour} ${garment}`,
    };
  }
}
