/** How many of how many were right. */
export interface Tally {
  right: number;
  of: number;
}

/** Tallies of measures, kept apart by the group of cases that they come from. */
export class Scores {
  readonly #tallies = new Map<string, Map<string, Tally>>();

  add(group: string, measure: string, right: boolean): void {
    const tallies = this.#tallies.get(group) ?? new Map<string, Tally>();
    this.#tallies.set(group, tallies);
    const before = tallies.get(measure) ?? { right: 0, of: 0 };
    tallies.set(measure, { right: before.right + Number(right), of: before.of + 1 });
  }

  /** A measure over several groups together; of nothing where it was never judged. */
  tally(groups: readonly string[], measure: string): Tally {
    return groups
      .map((group) => this.#tallies.get(group)?.get(measure) ?? { right: 0, of: 0 })
      .reduce((sum, { right, of }) => ({ right: sum.right + right, of: sum.of + of }), { right: 0, of: 0 });
  }
}
