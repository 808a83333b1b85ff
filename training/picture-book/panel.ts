import type { StyleName } from "../drawing/paper.ts";
import type { Action } from "./actions/index.ts";
import type { Meeting, Relation } from "./actions/meetings.ts";
import type { Time } from "./light.ts";
import type { ThingName } from "./objects/index.ts";
import type { Character } from "./people/character.ts";
import type { Expression } from "./people/expressions.ts";
import type { Facing } from "./people/facing.ts";
import type { PoseName } from "./people/poses/index.ts";
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
