import type { Asked, AskedPerson } from "./asked.ts";
import { byLooks, mixed } from "./match.ts";
import type { Reading, SeenPerson } from "./reading.ts";
import type { Scores } from "./scores.ts";
import { identityAttributes } from "./visible.ts";

/** Attributes that most people have nothing of: those who have something are counted by themselves, too. */
export const accessories = ["glasses", "facial hair", "headwear"] as const;
export const wornBy = (name: (typeof accessories)[number]): string => `${name}, of those who have some`;

/**
 * Adds what a reading says of one panel to the scores. Everybody is expected where the text puts them (who is named first
 * on the left, unless it says otherwise); somebody who was not drawn has nothing right. With two people it is also asked
 * who, by their looks, does what the text says of them.
 */
export function judge(scores: Scores, group: string, asked: Asked, reading: Reading): void {
  const add = (measure: string, right: boolean) => scores.add(group, measure, right);
  add("people", reading.people.length === asked.people.length);
  for (const name of ["place", "time"] as const)
    if (asked[name] !== null) add(name, reading.scene[name] === asked[name]);
  for (const [i, person] of asked.people.entries()) judgePerson(add, person, reading.people[i]);
  if (asked.people.length > 0 && asked.people.every(({ look }) => colours.every((name) => look[name] !== undefined)))
    add(
      "colours",
      asked.people.every(({ look }, i) => colours.every((name) => reading.people[i]?.labels[name] === look[name])),
    );
  if (asked.people.length === 2) judgeTwo(add, asked, reading);
}

/** What somebody is recognised by from afar. */
const colours = ["hair colour", "top colour"] as const;

type Add = (measure: string, right: boolean) => void;

function judgePerson(add: Add, { look, pose, object, expression, photo }: AskedPerson, seen?: SeenPerson): void {
  for (const name of identityAttributes) if (look[name] !== undefined) add(name, seen?.labels[name] === look[name]);
  for (const name of accessories)
    if (look[name] !== undefined && look[name] !== "none") add(wornBy(name), seen?.labels[name] === look[name]);
  if (pose !== null) add("action", seen?.labels.pose === pose);
  if (object !== null) add("object", seen?.labels.object === object);
  if (expression !== null) add("expression", seen?.labels.expression === expression);
  if (pose !== null && expression !== null && pose !== photo.pose && expression !== photo.expression)
    add("copied", seen?.labels.pose === photo.pose && seen.labels.expression === photo.expression);
}

function judgeTwo(add: Add, asked: Asked, reading: Reading): void {
  const who = byLooks(asked, reading);
  add("mixed", mixed(asked, reading));
  if (asked.sided) add("side", reading.people.length === 2 && who[0] === 0);
  for (const [i, { pose, alone, note }] of asked.people.entries()) {
    const labels = reading.people[who[i]!]?.labels;
    if (pose !== null && alone) add("acts", labels?.pose === pose);
    if (note !== null)
      add(
        "note",
        Object.entries(note).every(([name, value]) => labels?.[name] === value),
      );
  }
}
