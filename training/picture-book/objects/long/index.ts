import type { Thing } from "../thing.ts";
import { balloon } from "./balloon.ts";
import { broom } from "./broom.ts";
import { fishingRod } from "./fishing-rod.ts";
import { kite } from "./kite.ts";
import { paintbrush } from "./paintbrush.ts";
import { pencil } from "./pencil.ts";
import { rake } from "./rake.ts";
import { rope } from "./rope.ts";
import { stringOfLights } from "./string-of-lights.ts";
import { sword } from "./sword.ts";
import { telescope } from "./telescope.ts";
import { trumpet } from "./trumpet.ts";
import { umbrella } from "./umbrella.ts";
import { walkingStick } from "./walking-stick.ts";
import { wand } from "./wand.ts";

/** Things longer than an arm, or on a string. */
export const long = {
  umbrella,
  balloon,
  kite,
  sword,
  wand,
  broom,
  telescope,
  paintbrush,
  "fishing rod": fishingRod,
  rake,
  pencil,
  "walking stick": walkingStick,
  trumpet,
  "string of lights": stringOfLights,
  rope,
} satisfies Record<string, Thing>;
