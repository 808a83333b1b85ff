import { type Action, actions, type Meeting, meetings } from "./actions.ts";
import { type Character, colourNames, type Garment, isHeldOut } from "./characters.ts";
import type { Acting } from "./figure.ts";
import type { StyleName, styleNames } from "./ink.ts";
import { placeNames, places } from "./places/index.ts";
import type { Time, Weather } from "./places/place.ts";
import type { Expression, Facing } from "./poses.ts";
import type { Random } from "./random.ts";

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

function pickFraming(random: Random, count: number, poses: string[]): Framing {
  const big = poses.some((pose) => bigPoses.has(pose));
  if (big) return random.weighted({ full: 8, wide: 2 });
  if (count <= 1) return random.weighted({ "close-up": 18, half: 40, full: 37, wide: 5 });
  if (count === 2) return random.weighted({ "close-up": 7, half: 42, full: 46, wide: 5 });
  return random.weighted({ half: 20, full: 62, wide: 18 });
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

/** Places people beside each other, mostly from left to right in the order in which the text names them. */
function layOut(
  random: Random,
  count: number,
  framing: Framing,
  near: boolean,
): { x: number; position: Person["position"] }[] {
  const jitter = () => random.range(-9, 9);
  if (count === 1) {
    const position = random.weighted({ left: 24, middle: 52, right: 24 });
    const off = framing === "close-up" ? 40 : framing === "half" ? 52 : 62;
    return [{ x: 128 + jitter() + (position === "left" ? -off : position === "right" ? off : 0), position }];
  }
  const spread =
    framing === "wide"
      ? random.range(38, 70)
      : near
        ? 24
        : framing === "close-up"
          ? 62
          : framing === "half"
            ? 58
            : random.range(46, 64);
  const spots: { x: number; position: Person["position"] }[] =
    count === 2
      ? [
          { x: 128 - spread + jitter() * 0.6, position: "left" },
          { x: 128 + spread + jitter() * 0.6, position: "right" },
        ]
      : [
          { x: 128 - 80 + jitter() * 0.7, position: "left" },
          { x: 128 + jitter() * 0.7, position: "middle" },
          { x: 128 + 80 + jitter() * 0.7, position: "right" },
        ];
  if (random.chance(0.7)) return spots;
  for (let i = spots.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [spots[i], spots[j]] = [spots[j]!, spots[i]!];
  }
  return spots;
}

function pickExpression(random: Random, pose: string, mood: Expression | undefined): Expression {
  if (pose === "sleeping") return "asleep";
  if (mood && random.chance(0.75)) return mood;
  return random.weighted({ neutral: 30, happy: 34, laughing: 11, sad: 9, surprised: 9, angry: 7 });
}

const scales: Record<Framing, [number, number]> = {
  "close-up": [2.75, 3.3],
  half: [2.1, 2.5],
  full: [1.3, 1.65],
  wide: [0.8, 1.02],
};

/** A random panel with `characters` in it (0 to 3), in the order in which the text names them. */
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
  const poses = characters.map((_, i) => (meeting ? meeting.poses[i]! : own[i]!.pose));
  const framing = count === 0 ? random.weighted({ full: 7, wide: 3 }) : pickFraming(random, count, poses);
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
  const scale = random.range(...scales[framing]) * shrink;
  // In the boat, its side hides the legs.
  const low = place === "river" ? 10 : 0;
  const ground = framing === "wide" ? random.range(206 + low, 224) : random.range(220 + low, 242);
  const chase = meeting !== null && meeting.poses[0] === "running";
  const together = meeting !== null && (chase || meeting.poses[0] === "walking");
  const shared: Facing = chase
    ? spots[0]!.x < spots[1]!.x
      ? "right"
      : "left"
    : random.pick(["left", "right"] as const);
  const people = characters.map((character, i): Person => {
    const spot = spots[i]!;
    const other = count === 2 ? spots[1 - i]! : null;
    let facing: Facing = random.weighted({ front: 46, left: 27, right: 27 });
    if (meeting && other) facing = together ? shared : spot.x < other.x ? "right" : "left";
    else if (other && random.chance(0.35)) facing = spot.x < other.x ? "right" : "left";
    const { shown, wearing } = dress(random, character);
    const stature = scale * random.range(0.97, 1.03);
    const child =
      character.kind === "girl" || character.kind === "boy" || character.kind === "cat" || character.kind === "rabbit";
    const size = child && (framing === "half" || framing === "close-up") && count === 1 ? stature * 1.2 : stature;
    const tall = (child ? 74 : 102) * size;
    const foot =
      framing === "half" ? Math.max(48 + tall, 274) : framing === "close-up" ? 58 + tall : ground + random.range(-7, 7);
    return {
      character,
      shown,
      wearing,
      acting: {
        pose: poses[i]!,
        expression: pickExpression(random, poses[i]!, meeting?.mood),
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
    style: random.weighted({ storybook: 90, watercolour: 5, comic: 5 } satisfies Record<
      (typeof styleNames)[number],
      number
    >),
    placeSeed: random.int(2 ** 31),
    mirrored: random.chance(0.5),
  };
}
