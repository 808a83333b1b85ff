import type { Thing } from "../thing.ts";
import { bag } from "./bag.ts";
import { bouquet } from "./bouquet.ts";
import { bucket } from "./bucket.ts";
import { hammer } from "./hammer.ts";
import { net } from "./net.ts";
import { suitcase } from "./suitcase.ts";
import { wateringCan } from "./watering-can.ts";

/** Things that hang from a hand. */
export const hanging = {
  "watering can": wateringCan,
  suitcase,
  bucket,
  bag,
  hammer,
  net,
  bouquet,
} satisfies Record<string, Thing>;
