import type { Reading } from "./reader.ts";

/** What a character looks like, by the reader's attribute names. */
export type Look = Record<string, string>;

/** The attributes that must both be right for a character to count as recognised. */
export const judged = ["hair colour", "top colour"] as const;

/** Shares of right answers over many panels; counts how many were judged. */
export class Score {
  readonly #sums = new Map<string, { right: number; of: number }>();

  add(name: string, right: boolean): void {
    const sum = this.#sums.get(name) ?? { right: 0, of: 0 };
    this.#sums.set(name, { right: sum.right + Number(right), of: sum.of + 1 });
  }

  /** Percent, or null where nothing was judged. */
  percent(name: string): number | null {
    const sum = this.#sums.get(name);
    return sum ? (100 * sum.right) / sum.of : null;
  }

  get names(): string[] {
    return [...this.#sums.keys()];
  }
}

/** Which person of the reading is which character: the order, left to right or swapped, that agrees most. */
function bestOrder(reading: Reading, looks: Look[]): Record<string, string>[] {
  const seen = reading.people.slice(0, looks.length);
  const agreement = (people: Record<string, string>[]) =>
    looks.reduce((sum, look, i) => sum + judged.filter((name) => people[i]?.[name] === look[name]).length, 0);
  const swapped = [...seen].reverse();
  return agreement(swapped) > agreement(seen) ? swapped : seen;
}

/**
 * Adds one panel to the score: each attribute, `both` (hair and top colour of every character right), how many people
 * there are, and, with two characters, `swapped` (somebody wears the other one's hair or top colour instead of the own).
 */
export function judge(score: Score, reading: Reading, looks: Look[]): boolean {
  const people = bestOrder(reading, looks);
  const right = (i: number, name: string) => people[i]?.[name] === looks[i]?.[name];
  for (const [i, look] of looks.entries()) {
    for (const name of Object.keys(look)) score.add(name, right(i, name));
  }
  const all = looks.every((_, i) => judged.every((name) => right(i, name)));
  score.add("both", all);
  score.add("count", reading.count === looks.length);
  if (looks.length === 2) {
    const mixed = judged.some((name) =>
      looks.some(
        (look, i) =>
          !right(i, name) && people[i]?.[name] === looks[1 - i]?.[name] && look[name] !== looks[1 - i]?.[name],
      ),
    );
    score.add("mixed", mixed);
  }
  return all;
}
