import { LibraryError, type LibraryErrorCode } from "../library/index.ts";
import { type Fault, type Problem, ScriptError } from "../story/index.ts";
import { UserError } from "./errors.ts";
import { type Key, sayKey, type Text, type Translate } from "./texts/index.ts";

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

function problemText({ panel, ...fault }: Problem, t: Translate): string {
  const problem = faultText(fault, t);
  return panel === null ? problem : t("script.in-panel", { panel, problem });
}

/** What is wrong in a script, wherever it is. */
export function faultText({ code, values }: Fault, t: Translate): string {
  return sayKey(t, `script.${code}`, values);
}
