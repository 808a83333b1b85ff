/** Where progress is told and questions are asked: a person's terminal, or a log. */
export interface Terminal {
  /** A line that stays. */
  say(line: string): void;
  /** Whether a status line can be overwritten by the next one. */
  readonly live: boolean;
  /** How things stand: replaces the last status where the terminal is live, else a line of its own. */
  status(line: string): void;
  /** What was typed; null where there is nobody to ask. */
  ask(question: string): Promise<string | null>;
}
