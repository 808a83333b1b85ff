import type { Random } from "../../drawing/random.ts";
import { type Action, actions } from "../actions/index.ts";
import type { Expression } from "../people/expressions.ts";
import type { Facing } from "../people/facing.ts";
import { type PoseName, poses } from "../people/poses/index.ts";
import { bigPoses } from "./framing.ts";

const sideways: readonly PoseName[] = ["running", "kneeling"];
/** Poses that can be told from the side. */
const profiled: readonly PoseName[] = [
  "standing",
  "walking",
  "holding",
  "offering",
  "carrying",
  "reading",
  "sitting",
  "bowing",
  "drinking",
  "pointing",
];

const floatingPlaces: readonly string[] = ["moon", "underwater", "clouds", "spaceship"];

const actionWeights = Object.fromEntries(actions.map(({ weight }, index) => [index, weight]));

export function pickAction(random: Random, place: string, count: number): Action {
  for (;;) {
    const action = actions[Number(random.weighted(actionWeights))]!;
    if (action.pose === "sleeping" && count === 3) continue;
    if (action.pose === "floating" && !floatingPlaces.includes(place)) continue;
    if (place === "river" && bigPoses.includes(action.pose) && action.pose !== "sitting") continue;
    return action;
  }
}

/** Mostly everybody is happy, or feels the same; else one of them differs from the others. */
export function pickExpressions(random: Random, acted: PoseName[], mood: Expression | undefined): Expression[] {
  const other = random.weighted<Expression>({
    neutral: 20,
    laughing: 20,
    sad: 17,
    surprised: 17,
    angry: 16,
    worried: 12,
    winking: 7,
  });
  const alone = random.chance(0.4) ? random.int(acted.length) : -1;
  const everybody = mood ?? (alone < 0 && random.chance(0.5) ? other : "happy");
  return acted.map((pose, i) => (pose === "sleeping" ? "asleep" : !mood && i === alone ? other : everybody));
}

/** Who moves, and who has to do with another, is turned that way; else people mostly face us. */
export function facingOf(random: Random, pose: PoseName, way: "left" | "right", together: boolean): Facing {
  if (pose === "sleeping") return way;
  const { view } = poses[pose];
  if (sideways.includes(pose)) return `far ${way}`;
  if (view !== undefined) return profiled.includes(pose) && random.chance(0.15) ? `far ${way}` : way;
  const far = profiled.includes(pose) ? 1 : 0;
  if (together) return random.chance(0.25 * far) ? `far ${way}` : way;
  return random.weighted({ front: 74, [way]: 22, [`far ${way}`]: 5 * far } as Record<Facing, number>);
}
