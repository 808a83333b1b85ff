/** What can be wrong with a script, and what has to be known to say it. Words for it are the caller's. */
interface Faults {
  "script-too-long": { most: number; length: number };
  "script-empty": object;
  "too-many-panels": { most: number; panels: number };
  "panel-too-long": { most: number; length: number };
  "bracket-open": object;
  "quotation-open": { start: string };
  /** Nobody is called so: there are no characters at all; there are some nearly called so; there are others. */
  "nobody-yet": { name: string };
  "nobody-near": { name: string; near: string[] };
  nobody: { name: string; known: string };
  "nobody-of-many": { name: string; known: string; more: number };
  /** The person who is mentioned has no character. */
  "nobody-linked": object;
  "unknown-option": { typed: string; options: string };
  "unknown-option-near": { typed: string; near: string; options: string };
  "not-a-seed": { typed: string; most: number };
  "unknown-style": { typed: string; styles: string[] };
  "unknown-pose": { typed: string; poses: string[] };
  both: { first: string | number; second: string | number };
  "two-places": { name: string; first: string; second: string };
  "too-many-people": { most: number; people: number; names: string };
  "nobody-to-pose": object;
  "nothing-to-see": object;
}

/** One thing that is wrong, wherever it is. */
export type Fault = { [Code in keyof Faults]: { code: Code; values: Faults[Code] } }[keyof Faults];

/** One thing to put right in a script. */
export type Problem = Fault & {
  /** Number of the panel, counted from 1, or null when it is about the whole script. */
  panel: number | null;
};

/** A script that cannot be drawn. Holds every problem of the script; the message lists their codes, for developers. */
export class ScriptError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      problems.map(({ panel, code, values }) => `${panel ?? "script"}: ${code} ${JSON.stringify(values)}`).join("\n"),
    );
    this.name = "ScriptError";
    this.problems = problems;
  }
}
