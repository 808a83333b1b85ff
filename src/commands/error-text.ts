import { LibraryError, type LibraryErrorCode } from "../library/index.ts";
import { type Fault, type Problem, ScriptError } from "../story/index.ts";
import { UserError } from "./errors.ts";
import { type Key, keysAlone, say, sayKey, type Text, type Translate, textsIn } from "./texts/index.ts";

/** What the library cannot do through no fault of who uses it. */
type LibraryFault = "database" | "file-missing" | "file-damaged";
const libraryFaults: readonly LibraryErrorCode[] = [
  "database",
  "file-missing",
  "file-damaged",
] satisfies LibraryFault[];

/** What an error says to the person who can put it right; null for one that nobody but its developers can. */
export function errorText(error: unknown): Text | null {
  if (error instanceof UserError) return error.text;
  if (error instanceof ScriptError) return (t) => error.problems.map((problem) => problemText(problem, t)).join("\n");
  if (error instanceof LibraryError && !libraryFaults.includes(error.code)) {
    const key: Key = `library.${error.code as Exclude<LibraryErrorCode, LibraryFault>}`;
    return (t) => sayKey(t, key, error.values);
  }
  return null;
}

/** The class of an error that people can put right, and its codes: the keys of what is said, without what was typed. */
export function errorCode(error: unknown): { error: string; code: string } {
  const { name } = error as Error;
  return { error: name, code: [...new Set(codesOf(error))].join(" ") };
}

function codesOf(error: unknown): string[] {
  if (error instanceof ScriptError) return error.problems.map(({ code }) => code);
  if (error instanceof LibraryError) return [error.code];
  return say(errorText(error) ?? "", textsIn(keysAlone)).split("\n");
}

function problemText({ panel, ...fault }: Problem, t: Translate): string {
  const problem = faultText(fault, t);
  return panel === null ? problem : t("script.in-panel", { panel, problem });
}

/** What is wrong in a script, wherever it is. */
export function faultText({ code, values }: Fault, t: Translate): string {
  return sayKey(t, `script.${code}`, values);
}
