import { type Colour, mix } from "../../../drawing/colour.ts";
import type { Setting } from "../place.ts";

/** Snow lies on the ground where it snows. */
export function turf({ weather }: Setting, colour: Colour): Colour {
  return weather === "snow" ? mix("#eef2f6", colour, 0.08) : colour;
}

export function leaf({ weather }: Setting, colour: Colour): Colour {
  return weather === "snow" ? mix("#e9eef3", colour, 0.42) : colour;
}
