/** One thing to put right in a script. */
export interface Problem {
  /** Number of the panel, counted from 1, or null when it is about the whole script. */
  panel: number | null;
  message: string;
}

/** A script that cannot be drawn. Holds every problem of the script; the message lists them, one a line. */
export class ScriptError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.name = "ScriptError";
    this.problems = problems;
  }
}

function describeProblem(problem: Problem): string {
  return problem.panel === null ? problem.message : `Panel ${problem.panel}: ${problem.message}`;
}
