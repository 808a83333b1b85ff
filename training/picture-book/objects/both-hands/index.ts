import type { Thing } from "../thing.ts";
import { ball } from "./ball.ts";
import { basket } from "./basket.ts";
import { book } from "./book.ts";
import { cake } from "./cake.ts";
import { cat } from "./cat.ts";
import { crate } from "./crate.ts";
import { doll } from "./doll.ts";
import { drum } from "./drum.ts";
import { fish } from "./fish.ts";
import { globe } from "./globe.ts";
import { guitar } from "./guitar.ts";
import { loaf } from "./loaf.ts";
import { map } from "./map.ts";
import { newspaper } from "./newspaper.ts";
import { pillow } from "./pillow.ts";
import { pizza } from "./pizza.ts";
import { plant } from "./plant.ts";
import { present } from "./present.ts";
import { pumpkin } from "./pumpkin.ts";
import { puppy } from "./puppy.ts";
import { teaTray } from "./tea-tray.ts";
import { teddyBear } from "./teddy-bear.ts";

/** Things for both hands, about the middle between them. */
export const bothHands = {
  book,
  map,
  newspaper,
  ball,
  cake,
  present,
  guitar,
  drum,
  fish,
  cat,
  puppy,
  "teddy bear": teddyBear,
  doll,
  basket,
  pumpkin,
  loaf,
  pizza,
  "tea tray": teaTray,
  globe,
  crate,
  pillow,
  plant,
} satisfies Record<string, Thing>;
