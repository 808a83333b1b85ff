import type { Asked, Look } from "./asked.ts";
import type { Reading, SeenPerson } from "./reading.ts";
import { type IdentityAttribute, identityAttributes } from "./visible.ts";

/** How many attributes of a look somebody has. */
function agreement(look: Look, seen: SeenPerson | undefined): number {
  return identityAttributes.filter((name) => look[name] !== undefined && seen?.labels[name] === look[name]).length;
}

/** All orders of the numbers below `count`, their own order first. */
function orders(count: number): number[][] {
  if (count === 0) return [[]];
  return orders(count - 1)
    .flatMap((order) => Array.from({ length: count }, (_, at) => order.toSpliced(count - 1 - at, 0, count - 1)))
    .toSorted((a, b) => a.join().localeCompare(b.join()));
}

/**
 * Who is who, by looks alone: for each person that is asked for, from left to right, which of those seen has most of
 * its attributes, all taken together. Where looks do not decide, the one where it should stand.
 */
export function byLooks({ people }: Asked, reading: Reading): number[] {
  const agreeing = (order: readonly number[]) =>
    people.reduce((sum, { look }, i) => sum + agreement(look, reading.people[order[i]!]), 0);
  return orders(people.length).reduce((best, order) => (agreeing(order) > agreeing(best) ? order : best));
}

/**
 * Two people swapped or mixed: they are in each other's place, or one of them has something that only the other should
 * have. That a thing is missing (no glasses, no hat) is not taken from anybody.
 */
export function mixed(asked: Asked, reading: Reading): boolean {
  const [first, second] = asked.people.map(({ look }) => look);
  const took = (name: IdentityAttribute, own: Look, other: Look, seen: SeenPerson | undefined) =>
    own[name] !== undefined &&
    other[name] !== undefined &&
    other[name] !== "none" &&
    own[name] !== other[name] &&
    seen?.labels[name] === other[name];
  const exchanged = byLooks(asked, reading)[0] !== 0;
  return (
    exchanged ||
    identityAttributes.some(
      (name) => took(name, first!, second!, reading.people[0]) || took(name, second!, first!, reading.people[1]),
    )
  );
}
