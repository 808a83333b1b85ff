import type { HeldOut } from "../picture-book/held-out.ts";
import { attributeLabels, attributes, named } from "../picture-book/labels.ts";
import type { Panel, Person } from "../picture-book/panel.ts";
import { type Script, saysAction, saysExpression, saysObject, saysPlace, saysSide, saysTime } from "./said.ts";
import {
  expressionVisible,
  type IdentityAttribute,
  objectVisible,
  poseVisible,
  timeVisible,
  visibleAttributes,
} from "./visible.ts";

/** Attributes by their names, those that can be judged. */
export type Look = Partial<Record<IdentityAttribute, string>>;

/** What is asked of one person of a panel; null where the text does not say it, or the picture could not show it. */
export interface AskedPerson {
  /** Which of the people that the text names, from 0. */
  mention: number;
  /** The character's own attributes. */
  look: Look;
  /** Garment and its colour, where a note dresses the character for this panel. */
  note: Look | null;
  pose: string | null;
  /** Nobody else in the panel has this pose. */
  alone: boolean;
  object: string | null;
  expression: string | null;
  /** How the character poses in the picture that it was added from. */
  photo: { pose: string; expression: string };
}

/** What is asked of one panel. */
export interface Asked {
  /** From left to right. */
  people: AskedPerson[];
  place: string | null;
  time: string | null;
  /** The text says where somebody stands. */
  sided: boolean;
}

/** The attributes that a note changes. */
const noted: readonly IdentityAttribute[] = ["garment", "top colour"];

/** The panel with its people from left to right, as the reader names them and the training renders draw them. */
export function leftToRight(panel: Panel): Panel {
  return { ...panel, people: panel.people.toSorted((a, b) => a.x - b.x) };
}

/**
 * What a script asks of its panel, as far as a picture can show it.
 * @param cast the characters in the order of the panel's people
 */
export function askedOf(panel: Panel, script: Script, cast: readonly HeldOut[]): Asked {
  const order = panel.people.map((_, i) => i).toSorted((a, b) => panel.people[a]!.x - panel.people[b]!.x);
  return {
    people: order.map((i) => askedOfPerson(panel, script, i, cast[i]!)),
    place: saysPlace(script, panel) ? panel.place : null,
    time: saysTime(script, panel) && timeVisible(panel) ? panel.time : null,
    sided: saysSide(script),
  };
}

function askedOfPerson(panel: Panel, script: Script, i: number, { doing: photo }: HeldOut): AskedPerson {
  const person = panel.people[i]!;
  const { pose, object, expression } = person.doing;
  const said = saysAction(script, panel, i);
  const { look, note } = looksOf(panel, person);
  return {
    mention: i,
    look,
    note,
    pose: said && poseVisible(panel, person) ? pose : null,
    alone: panel.people.every((other) => other === person || other.doing.pose !== pose),
    object: saysObject(script, panel, person) && objectVisible(panel, person) ? object : null,
    expression: saysExpression(script, person) && expressionVisible(panel) ? expression : null,
    photo: { pose: photo.pose, expression: photo.expression },
  };
}

/** What can be seen of somebody's own look, and of what a note puts on instead. */
function looksOf(panel: Panel, person: Person): { look: Look; note: Look | null } {
  const all = named(attributes, attributeLabels(person.shown));
  const seen = visibleAttributes(panel, person);
  const pick = (names: readonly IdentityAttribute[]): Look =>
    Object.fromEntries(names.map((name) => [name, all[name]!]));
  if (person.wearing === null) return { look: pick(seen), note: null };
  return {
    look: pick(seen.filter((name) => !noted.includes(name))),
    note: pick(seen.filter((name) => noted.includes(name))),
  };
}
