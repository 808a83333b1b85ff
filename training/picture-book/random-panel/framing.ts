import type { Random } from "../../drawing/random.ts";
import type { Framing } from "../panel.ts";
import type { PoseName } from "../people/poses/index.ts";

/** Poses that need the whole figure. */
export const bigPoses: readonly PoseName[] = [
  "sleeping",
  "running",
  "jumping",
  "kneeling",
  "sitting on the ground",
  "sitting",
  "walking",
  "dancing",
  "floating",
  "bowing",
];

/** Where the text asks for nothing else, people are shown as large as what they do allows. */
export function pickFraming(random: Random, count: number, acted: PoseName[]): Framing {
  if (count === 0) return random.weighted({ full: 7, wide: 3 });
  if (acted.some((pose) => bigPoses.includes(pose))) return random.weighted({ full: 93, wide: 7 });
  if (count === 3) return random.weighted({ half: 55, full: 45 });
  return random.weighted({ "close-up": 15, half: 74, full: 6, wide: 5 });
}
