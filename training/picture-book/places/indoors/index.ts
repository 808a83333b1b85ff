import type { Place } from "../place.ts";
import { attic } from "./attic.ts";
import { bakery } from "./bakery.ts";
import { bathroom } from "./bathroom.ts";
import { bedroom } from "./bedroom.ts";
import { cafe } from "./cafe.ts";
import { castleHall } from "./castle-hall.ts";
import { classroom } from "./classroom.ts";
import { kitchen } from "./kitchen.ts";
import { library } from "./library.ts";
import { livingRoom } from "./living-room.ts";
import { theatre } from "./theatre.ts";
import { workshop } from "./workshop.ts";

export const indoors: Record<string, Place> = {
  kitchen,
  "living room": livingRoom,
  bedroom,
  library,
  classroom,
  cafe,
  "castle hall": castleHall,
  workshop,
  bathroom,
  attic,
  bakery,
  theatre,
};
