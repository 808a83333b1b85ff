import { hash, Random } from "../drawing/random.ts";
import { kindOf } from "../picture-book/captions/people.ts";
import { writeScript } from "../picture-book/captions/script.ts";
import type { Vocabulary } from "../picture-book/captions/wording.ts";
import type { HeldOut } from "../picture-book/held-out.ts";
import type { Panel } from "../picture-book/panel.ts";
import { randomPanel } from "../picture-book/random-panel/index.ts";

/** Panels with what they ask for: a story of one or more panels about up to three held-out characters. */
export interface Case<Character extends HeldOut> {
  /** The same for the same characters, group and place in it. */
  name: string;
  group: Group;
  /** Everybody, in the order in which the text names them. */
  cast: Character[];
  /** What the story's author says that each of them is: "woman". */
  kinds: string[];
  panels: Panel[];
  /** One a panel, with the made-up names of the picture book's writer. */
  scripts: string[];
  vocabulary: Vocabulary;
  seed: number;
}

export const groups = ["one", "two", "three", "notes", "nobody", "stories", "words"] as const;
export type Group = (typeof groups)[number];

/** How many cases a group has for each held-out character, people and panels in each, and what its panels must have. */
const plans: Record<Exclude<Group, "words">, Plan> = {
  one: { share: 1, people: 1, panels: 1 },
  two: { share: 1, people: 2, panels: 1 },
  three: { share: 0.5, people: 3, panels: 1 },
  notes: { share: 0.5, people: 2, panels: 1, suits: ({ people }) => people.some(({ wearing }) => wearing !== null) },
  nobody: { share: 0.25, people: 0, panels: 1 },
  stories: { share: 1, people: 1, panels: 4, suits: ({ people }) => people.every(({ wearing }) => wearing === null) },
};

interface Plan {
  share: number;
  people: number;
  panels: number;
  suits?: (panel: Panel) => boolean;
}

/** The cases of a group. Those of "words" are the panels of "one" and "two" in words that no caption has. */
export function casesOf<Character extends HeldOut>(group: Group, characters: readonly Character[]): Case<Character>[] {
  if (group === "words") return [...casesOf("one", characters), ...casesOf("two", characters)].map(inHeldOutWords);
  const count = Math.ceil(plans[group].share * characters.length);
  return Array.from({ length: count }, (_, i) => caseOf(group, i, characters));
}

function inHeldOutWords<Character extends HeldOut>(told: Case<Character>): Case<Character> {
  const name = `words-${told.name}`;
  const random = new Random(hash(name));
  return {
    ...told,
    name,
    group: "words",
    kinds: told.cast.map(({ character }) => kindOf(random, character, "held-out")),
    scripts: told.panels.map((panel) => writeScript(random, panel, "held-out")),
    vocabulary: "held-out",
  };
}

function caseOf<Character extends HeldOut>(
  group: keyof typeof plans,
  i: number,
  characters: readonly Character[],
): Case<Character> {
  const { people, panels: length, suits = () => true } = plans[group];
  const random = new Random(hash(`${group} ${i}`));
  const cast = Array.from({ length: people }, (_, k) => characters[(i + k) % characters.length]!);
  const panels = Array.from({ length }, () => suitable(random, cast, suits));
  return {
    name: `${group}-${i}`,
    group,
    cast,
    kinds: cast.map(({ character }) => character.kind),
    panels,
    scripts: panels.map((panel) => writeScript(random, panel)),
    vocabulary: "training",
    seed: 1000 + i,
  };
}

function suitable(random: Random, cast: readonly HeldOut[], suits: (panel: Panel) => boolean): Panel {
  for (;;) {
    const panel = randomPanel(
      random,
      cast.map(({ character }) => character),
    );
    if (suits(panel)) return panel;
  }
}
