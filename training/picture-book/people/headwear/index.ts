import type { Ink } from "../../ink.ts";
import { clothColours } from "../../palette.ts";
import type { Character, Headwear } from "../character.ts";
import type { View } from "../facing.ts";
import { rainHat, strawHat, topHat, wizardHat } from "./brimmed.ts";
import { beanie, beret, cap, helmet } from "./close.ts";
import type { Hat, Layers } from "./hat.ts";
import { headscarf } from "./headscarf.ts";
import { bow, crown, flowerWreath, headband } from "./ornaments.ts";

const drawings: Record<Exclude<Headwear, "none">, (hat: Hat) => Layers> = {
  cap,
  beanie,
  "straw hat": strawHat,
  "wizard hat": wizardHat,
  crown,
  helmet,
  "top hat": topHat,
  beret,
  bow,
  headband,
  "flower wreath": flowerWreath,
  "rain hat": rainHat,
  headscarf,
};

export function drawHeadwear(ink: Ink, character: Character, view: View): Layers {
  if (character.headwear === "none") return { back: "", front: "" };
  const x = view === "front" ? 0 : view === "side" ? -1.4 : -0.6;
  return drawings[character.headwear]({ ink, view, colour: clothColours[character.headwearColour], x });
}
