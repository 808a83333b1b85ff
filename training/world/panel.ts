import type { StyleName, styleNames } from "../drawing/paper.ts";
import type { Random } from "../drawing/random.ts";
import { type Action, actions, type Meeting, meetings } from "./actions.ts";
import { type Character, colourNames, type Garment, isHeldOut } from "./characters.ts";
import type { Acting } from "./figure.ts";
import { placeNames, places } from "./places/index.ts";
import type { Time, Weather } from "./places/place.ts";
import { type Expression, type Facing, type PoseName, poses } from "./poses.ts";

export const framings = ["close-up", "half", "full", "wide"] as const;
export type Framing = (typeof framings)[number];

/** One person of a panel; persons are in slot order, the order in which captions name them. */
export interface Person {
  character: Character;
  /** The character as dressed in this panel. */
  shown: Character;
  /** "in a red coat" when the panel dresses the character in something else. */
  wearing: string | null;
  acting: Acting;
  /** Ground point in the 256 x 256 picture, and pixels per hundredth of a grown-up. */
  x: number;
  y: number;
  scale: number;
  position: "left" | "middle" | "right";
}

/** Everything that is drawn in one panel, and what its captions are made from. */
export interface Panel {
  people: Person[];
  action: Action | null;
  meeting: Meeting | null;
  /** Each person's own action where there is no common one. */
  actions: Action[];
  place: string;
  time: Time;
  weather: Weather;
  style: StyleName;
  framing: Framing;
  /** Seeds of the drawing: of the place, and whether it is mirrored. */
  placeSeed: number;
  mirrored: boolean;
}

const bigPoses = new Set([
  "sleeping",
  "running",
  "jumping",
  "kneeling",
  "sitting on the ground",
  "sitting",
  "walking",
  "dancing",
  "floating",
]);
const wearable: Garment[] = [
  "t-shirt",
  "sweater",
  "shirt",
  "hoodie",
  "coat",
  "raincoat",
  "dress",
  "overalls",
  "robe",
  "suit",
  "spacesuit",
];

const actionWeights = Object.fromEntries(actions.map(({ weight }, index) => [index, weight ?? 1]));

function pickAction(random: Random, place: string): Action {
  for (;;) {
    const action = actions[Number(random.weighted(actionWeights))]!;
    const floats = place === "moon" || place === "underwater" || place === "clouds";
    if (action.pose === "floating" && !floats) continue;
    if (place === "river" && ["running", "walking", "sleeping", "jumping", "dancing"].includes(action.pose)) continue;
    return action;
  }
}

/** Where the text asks for nothing else, people are shown as large as what they do allows. */
function pickFraming(random: Random, count: number, acted: string[]): Framing {
  if (count === 0) return random.weighted({ full: 7, wide: 3 });
  if (count === 3 || acted.some((pose) => bigPoses.has(pose))) return random.weighted({ full: 9, wide: 1 });
  return random.weighted({ "close-up": 12, half: 80, wide: 8 });
}

function dress(random: Random, character: Character): { shown: Character; wearing: string | null } {
  if (!random.chance(0.09)) return { shown: character, wearing: null };
  for (;;) {
    const garment = random.pick(wearable);
    const topColour = random.pick(colourNames);
    const shown: Character = { ...character, garment, topColour, pattern: "plain" };
    if (garment === character.garment && topColour === character.topColour) continue;
    if (isHeldOut(shown)) continue;
    const article = /^[aeiou]/.test(topColour) ? "an" : "a";
    const verb = random.chance(0.75) ? "in" : "wearing";
    const words =
      garment === "overalls" ? `${verb} ${topColour} overalls` : `${verb} ${article} ${topColour} ${garment}`;
    return { shown, wearing: words };
  }
}

interface Spot {
  x: number;
  position: Person["position"];
}

/** Places people beside each other, mostly from left to right in the order in which the text names them. */
function layOut(random: Random, count: number, framing: Framing, near: boolean): Spot[] {
  const spread = count === 3 ? 80 : framing === "wide" || count === 1 ? 48 : near ? 24 : 64;
  const at: Record<Person["position"], Spot> = {
    left: { x: 128 - spread, position: "left" },
    middle: { x: 128, position: "middle" },
    right: { x: 128 + spread, position: "right" },
  };
  if (count === 1) return [at[random.weighted({ left: 20, middle: 60, right: 20 })]];
  const spots = count === 2 ? [at.left, at.right] : [at.left, at.middle, at.right];
  if (random.chance(0.7)) return spots;
  for (let i = spots.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [spots[i], spots[j]] = [spots[j]!, spots[i]!];
  }
  return spots;
}

/** Mostly everybody is happy, or feels the same; else one of them differs from the others. */
function pickExpressions(random: Random, acted: string[], mood: Expression | undefined): Expression[] {
  const other = random.weighted({ neutral: 20, laughing: 22, sad: 20, surprised: 19, angry: 19 });
  const alone = random.chance(0.4) ? random.int(acted.length) : -1;
  const everybody = mood ?? (alone < 0 && random.chance(0.5) ? other : "happy");
  return acted.map((pose, i) => (pose === "sleeping" ? "asleep" : !mood && i === alone ? other : everybody));
}

/** People face us; who moves faces the way, to the right where all move together, else towards the middle. */
function facingOf(pose: PoseName, spot: Spot, together: boolean): Facing {
  const sideways = "direction" in poses[pose] || pose === "sleeping";
  if (!sideways) return "front";
  return together || spot.position !== "right" ? "right" : "left";
}

/** Pixels per hundredth of a grown-up. */
const scales: Record<Framing, number> = {
  "close-up": 3,
  half: 2.3,
  full: 1.8,
  wide: 0.95,
};

/**
 * A random panel with `characters` in it (0 to 3), in the order in which the text names them.
 *
 * The world is tidy: what the captions do not say (which way somebody looks, how large, where exactly, which of a
 * thousand parks) has one usual value. A small network would have to guess it, and draws all guesses at once.
 */
export function randomPanel(random: Random, characters: Character[]): Panel {
  const place = random.pick(placeNames);
  const { kind } = places[place]!;
  const count = characters.length;
  const time =
    kind === "elsewhere" && place !== "clouds"
      ? "day"
      : random.weighted({ day: 46, morning: 14, sunset: 17, night: 23 });
  const weather =
    kind === "outdoors"
      ? place === "desert"
        ? "clear"
        : random.weighted({ clear: 58, cloudy: 12, rain: 11, snow: place === "beach" ? 0 : 11, fog: 8 })
      : "clear";
  const meeting = count === 2 && random.chance(0.55) ? random.pick(meetings) : null;
  const common = !meeting && (count === 1 || random.chance(0.5)) ? pickAction(random, place) : null;
  const own = characters.map(() => common ?? pickAction(random, place));
  const acted = characters.map((_, i) => (meeting ? meeting.poses[i]! : own[i]!.pose));
  const framing = pickFraming(random, count, acted);
  const spots = layOut(random, count, framing, meeting?.near ?? false);
  const shrink =
    count === 3
      ? framing === "full"
        ? 0.86
        : framing === "half"
          ? 0.8
          : 1
      : count === 2
        ? framing === "close-up"
          ? 0.76
          : 0.93
        : 1;
  const scale = scales[framing] * shrink;
  // In the boat, its side hides the legs.
  const low = place === "river" ? 10 : 0;
  const ground = (framing === "wide" ? 212 : 232) + low;
  const chase = meeting !== null && meeting.poses[0] === "running";
  const together = meeting !== null && (chase || meeting.poses[0] === "walking");
  const shared: Facing = chase && spots[0]!.x > spots[1]!.x ? "left" : "right";
  const expressions = pickExpressions(random, acted, meeting?.mood);
  const people = characters.map((character, i): Person => {
    const spot = spots[i]!;
    const other = count === 2 ? spots[1 - i]! : null;
    let facing = facingOf(acted[i]!, spot, common !== null);
    if (meeting && other) facing = together ? shared : spot.x < other.x ? "right" : "left";
    const { shown, wearing } = dress(random, character);
    const child =
      character.kind === "girl" || character.kind === "boy" || character.kind === "cat" || character.kind === "rabbit";
    const size = child && (framing === "half" || framing === "close-up") && count === 1 ? scale * 1.2 : scale;
    const tall = (child ? 74 : 102) * size;
    const foot = framing === "half" ? Math.max(48 + tall, 274) : framing === "close-up" ? 58 + tall : ground;
    return {
      character,
      shown,
      wearing,
      acting: {
        pose: acted[i]!,
        expression: expressions[i]!,
        facing,
        object: meeting ? (i === 0 ? (meeting.object ?? null) : null) : (own[i]!.object ?? null),
      },
      x: spot.x,
      y: foot,
      scale: size,
      position: spot.position,
    };
  });
  return {
    people,
    action: common,
    meeting,
    actions: own,
    place,
    time,
    weather,
    framing,
    style: random.weighted({ storybook: 94, watercolour: 3, comic: 3 } satisfies Record<
      (typeof styleNames)[number],
      number
    >),
    placeSeed: 0,
    mirrored: false,
  };
}
