import type { Place } from "../place.ts";
import { bridge } from "./bridge.ts";
import { castle } from "./castle.ts";
import { harbour } from "./harbour.ts";
import { houseFront } from "./house-front.ts";
import { market } from "./market.ts";
import { playground } from "./playground.ts";
import { rooftop } from "./rooftop.ts";
import { street } from "./street.ts";

export const town: Record<string, Place> = {
  street,
  market,
  playground,
  rooftop,
  castle,
  "house front": houseFront,
  harbour,
  bridge,
};
