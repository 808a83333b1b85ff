import type { Garment } from "../character.ts";
import type { Body } from "../wardrobe.ts";
import type { GarmentDrawing } from "./garment.ts";
import { cardigan, coat, hoodie, jacket, raincoat, shirt, sweater, tShirt } from "./tops.ts";
import { dress, overalls, robe, spacesuit, suit } from "./whole.ts";

const drawings: Record<Garment, (body: Body) => GarmentDrawing> = {
  "t-shirt": tShirt,
  sweater,
  shirt,
  hoodie,
  cardigan,
  jacket,
  coat,
  raincoat,
  dress,
  overalls,
  robe,
  suit,
  spacesuit,
};

export function drawGarment(body: Body): GarmentDrawing {
  return drawings[body.character.garment](body);
}
