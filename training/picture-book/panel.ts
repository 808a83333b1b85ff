import type { Random } from "../world/random.ts";
import { type Action, actions, type Meeting, meetings, type Relation } from "./actions.ts";
import type { StyleName } from "./ink.ts";
import type { Time } from "./light.ts";
import type { ThingName } from "./objects/index.ts";
import { isHeldOut } from "./people/cast.ts";
import { type Character, colourNames, garments, isChild } from "./people/character.ts";
import type { Expression } from "./people/expressions.ts";
import type { Facing } from "./people/facing.ts";
import { type PoseName, poses } from "./people/poses/index.ts";
import { hasTimes, hasWeather, placeNames } from "./places/index.ts";
import type { Weather } from "./places/place.ts";

export const framings = ["close-up", "half", "full", "wide"] as const;
export type Framing = (typeof framings)[number];

/** What somebody does in a panel. */
export interface Doing {
  pose: PoseName;
  /** Seed of what makes this stance differ from another's. */
  stance: number;
  expression: Expression;
  facing: Facing;
  object: ThingName | null;
}

/** One person of a panel; persons are in the order in which captions name them. */
export interface Person {
  character: Character;
  /** The character as dressed in this panel. */
  shown: Character;
  /** "in a red coat" when the panel dresses the character in something else. */
  wearing: string | null;
  doing: Doing;
  /** Ground point in the picture of 256 x 256, and pixels per hundredth of a grown-up. */
  x: number;
  y: number;
  scale: number;
  position: "left" | "middle" | "right";
  /** Stands behind the other one. */
  behind: boolean;
}

/** Everything that is drawn in one panel, and what its captions are made from. */
export interface Panel {
  people: Person[];
  /** What all do together, where they do the same. */
  action: Action | null;
  meeting: Meeting | null;
  /** Each person's own action where there is no common one. */
  actions: Action[];
  relation: Relation | null;
  place: string;
  time: Time;
  weather: Weather;
  style: StyleName;
  framing: Framing;
  /** A thing that stands by itself, at x. */
  prop: { thing: ThingName; x: number } | null;
}

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
/** Poses that need the whole figure. */
const bigPoses: readonly PoseName[] = [
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
const floatingPlaces: readonly string[] = ["moon", "underwater", "clouds", "spaceship"];

const actionWeights = Object.fromEntries(actions.map(({ weight }, index) => [index, weight]));

function pickAction(random: Random, place: string, count: number): Action {
  for (;;) {
    const action = actions[Number(random.weighted(actionWeights))]!;
    if (action.pose === "sleeping" && count === 3) continue;
    if (action.pose === "floating" && !floatingPlaces.includes(place)) continue;
    if (place === "river" && bigPoses.includes(action.pose) && action.pose !== "sitting") continue;
    return action;
  }
}

/** Where the text asks for nothing else, people are shown as large as what they do allows. */
function pickFraming(random: Random, count: number, acted: PoseName[]): Framing {
  if (count === 0) return random.weighted({ full: 7, wide: 3 });
  if (acted.some((pose) => bigPoses.includes(pose))) return random.weighted({ full: 93, wide: 7 });
  if (count === 3) return random.weighted({ half: 55, full: 45 });
  return random.weighted({ "close-up": 15, half: 74, full: 6, wide: 5 });
}

/** "in a red coat": what a panel dresses somebody in; never into a look that is held out. */
function dress(random: Random, character: Character): { shown: Character; wearing: string | null } {
  if (!random.chance(0.09)) return { shown: character, wearing: null };
  for (;;) {
    const garment = random.pick(garments);
    const topColour = random.pick(colourNames);
    const shown: Character = { ...character, garment, topColour, pattern: "plain" };
    if ((garment === character.garment && topColour === character.topColour) || isHeldOut(shown)) continue;
    const article = /^[aeiou]/.test(topColour) ? "an" : "a";
    const verb = random.chance(0.75) ? "in" : "wearing";
    return {
      shown,
      wearing: garment === "overalls" ? `${verb} ${topColour} overalls` : `${verb} ${article} ${topColour} ${garment}`,
    };
  }
}

interface Spot {
  x: number;
  position: Person["position"];
}

/** Places people beside each other, mostly from left to right in the order in which the text names them. */
function layOut(random: Random, count: number, framing: Framing, relation: Relation | null): Spot[] {
  const wide: Record<Framing, number> = { "close-up": 58, half: 60, full: 60, wide: 42 };
  const near = relation === "hugging" ? 0.52 : relation === "one behind" ? 0.62 : 1;
  const spread = count === 3 ? 82 : count === 1 ? 46 : wide[framing] * near;
  const at: Record<Person["position"], Spot> = {
    left: { x: 128 - spread, position: "left" },
    middle: { x: 128, position: "middle" },
    right: { x: 128 + spread, position: "right" },
  };
  if (count === 1)
    return [at[random.weighted(framing === "close-up" ? { middle: 1 } : { left: 17, middle: 66, right: 17 })]];
  const spots = count === 2 ? [at.left, at.right] : [at.left, at.middle, at.right];
  if (random.chance(0.7)) return spots;
  for (let i = spots.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [spots[i], spots[j]] = [spots[j]!, spots[i]!];
  }
  return spots;
}

/** Mostly everybody is happy, or feels the same; else one of them differs from the others. */
function pickExpressions(random: Random, acted: PoseName[], mood: Expression | undefined): Expression[] {
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
function facingOf(random: Random, pose: PoseName, way: "left" | "right", together: boolean): Facing {
  if (pose === "sleeping") return way;
  const { view } = poses[pose];
  if (sideways.includes(pose)) return `far ${way}`;
  if (view !== undefined) return profiled.includes(pose) && random.chance(0.15) ? `far ${way}` : way;
  const far = profiled.includes(pose) ? 1 : 0;
  if (together) return random.chance(0.25 * far) ? `far ${way}` : way;
  return random.weighted({ front: 74, [way]: 22, [`far ${way}`]: 5 * far } as Record<Facing, number>);
}

/** Pixels per hundredth of a grown-up, for one, two and three people. */
const scales: Record<Framing, readonly [number, number, number]> = {
  "close-up": [5, 3.9, 2.6],
  half: [3.15, 2.85, 2.15],
  full: [2.06, 1.98, 1.8],
  wide: [1.25, 1.2, 1.15],
};
/** Height of a figure to the top of its head. */
const tall = (character: Character) =>
  isChild(character.kind) || character.kind === "cat" || character.kind === "rabbit" ? 77 : 99;

/** A random panel with `characters` in it (0 to 3), in the order in which the text names them. */
export function randomPanel(random: Random, characters: Character[]): Panel {
  const place = random.pick(placeNames);
  const count = characters.length;
  const time = hasTimes(place) ? random.weighted({ day: 46, morning: 16, sunset: 18, night: 20 }) : "day";
  const weather: Weather =
    !hasWeather(place) || place === "desert"
      ? "clear"
      : random.weighted({
          clear: 60,
          cloudy: 12,
          rain: 11,
          snow: ["beach", "jungle", "mountains"].includes(place) ? 0 : 10,
          fog: 7,
        });
  const meeting = count === 2 && random.chance(0.6) ? random.pick(meetings) : null;
  const common = !meeting && (count === 1 || random.chance(0.5)) ? pickAction(random, place, count) : null;
  const own = characters.map(() => common ?? pickAction(random, place, count));
  const acted = characters.map((_, i) => (meeting ? meeting.poses[i]! : own[i]!.pose));
  const framing = pickFraming(random, count, acted);
  const relation = meeting?.relation ?? (count === 2 ? "side by side" : null);
  const spots = layOut(random, count, framing, relation);
  const expressions = pickExpressions(random, acted, meeting?.mood);
  const heights = characters.map(tall);
  const people = characters.map((character, i): Person => {
    const spot = spots[i]!;
    const other = count === 2 ? spots[1 - i]! : null;
    // Who is named first follows the other one; those who move together go one way.
    const moving = common !== null && poses[common.pose].view !== undefined;
    const after = (relation === "one after the other" || moving) && other;
    const way = after
      ? spots[0]!.x < spots[1]!.x
        ? "right"
        : "left"
      : other
        ? spot.x < other.x
          ? "right"
          : "left"
        : spot.position === "right"
          ? "left"
          : spot.position === "left"
            ? "right"
            : random.chance(0.5)
              ? "right"
              : "left";
    const behind = relation === "one behind" && i === 1;
    const { shown, wearing } = dress(random, character);
    const scale = scales[framing][count - 1]! * (behind ? 0.9 : 1);
    // Alone, a child comes as near as a grown-up; with others it stays smaller.
    const small = count === 1 && heights[i]! < 90 ? (framing === "half" || framing === "close-up" ? 1.12 : 1.16) : 1;
    const size = scale * small;
    const highest = Math.max(...heights);
    const head: Record<Framing, number> = {
      "close-up": 52,
      half: count === 1 ? 50 : count === 2 ? 50 : 62,
      full: 0,
      wide: 0,
    };
    const stands = framing === "full" ? (count === 3 ? 236 : 240) : 222;
    const closer = framing === "close-up" || framing === "half";
    // In close pictures children are lifted halfway to the others' eyes, as a picture book's eye would do.
    const foot = closer ? head[framing] + (count > 1 ? (heights[i]! + highest) / 2 : heights[i]!) * size : stands;
    // Who lies needs the whole width, below those who stand.
    const lies = acted[i] === "sleeping";
    const aside = count > 1 ? Math.sign(spot.x - 128) * 22 : 0;
    return {
      character,
      shown,
      wearing,
      doing: {
        pose: acted[i]!,
        stance: random.int(2 ** 31),
        expression: expressions[i]!,
        facing: facingOf(
          random,
          acted[i]!,
          way,
          relation === "face to face" || relation === "hugging" || Boolean(after),
        ),
        object: meeting ? (i === 0 ? (meeting.object ?? null) : null) : (own[i]!.object ?? null),
      },
      x: lies ? 128 + aside : spot.x,
      y: lies
        ? count > 1
          ? 226 + i * 20
          : stands - 4
        : foot - (behind ? (closer ? 8 : 12) : 0) + (place === "river" && !closer ? 8 : 0),
      scale: lies && count > 1 ? size * 0.86 : size,
      position: lies && count === 1 ? "middle" : spot.position,
      behind,
    };
  });
  const free =
    count > 0 &&
    count < 3 &&
    (framing === "full" || framing === "wide") &&
    !acted.includes("sleeping") &&
    random.chance(0.3);
  const propX = count === 1 ? (spots[0]!.x < 128 ? 206 : 50) : 128;
  return {
    people,
    action: common,
    meeting,
    actions: own,
    relation,
    place,
    time,
    weather,
    framing,
    prop: free && place !== "river" && relation !== "hugging" ? { thing: random.pick(props), x: propX } : null,
    style: random.weighted<StyleName>({ storybook: 94, watercolour: 3, comic: 3 }),
  };
}
