import type { Random } from "../../drawing/random.ts";
import type { Relation } from "../actions/meetings.ts";
import type { ThingName } from "../objects/index.ts";
import type { Panel } from "../panel.ts";
import type { Arrangement } from "./layout.ts";

/** What may stand on the ground by itself. */
const props: readonly ThingName[] = [
  "ball",
  "present",
  "drum",
  "cat",
  "puppy",
  "teddy bear",
  "basket",
  "pumpkin",
  "crate",
  "plant",
  "globe",
];

/** A thing beside one or two people, where there is room for it. */
export function pickProp(
  random: Random,
  { place, framing, acted, relation, spots }: Omit<Arrangement, "heights"> & { relation: Relation | null },
): Panel["prop"] {
  const close = framing === "close-up" || framing === "half";
  if (spots.length === 0 || spots.length === 3 || close || acted.includes("sleeping") || !random.chance(0.3))
    return null;
  if (place === "river" || relation === "hugging") return null;
  return { thing: random.pick(props), x: spots.length === 2 ? 128 : spots[0]!.x < 128 ? 206 : 50 };
}
