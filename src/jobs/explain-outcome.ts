import { logWithId } from "../error-id.ts";
import type { Explained } from "../library/index.ts";
import type { Logger } from "../log.ts";
import { keysOf } from "./recognise.ts";

/** How a job may come to nothing for good; the first three are for people to put right. */
type Outcome = "PhotoError" | "CannotDraw" | "PictureRefused" | "JobLost" | "NotPosted";
const faults: readonly Outcome[] = ["JobLost", "NotPosted"];

/**
 * Logs why a job came to nothing, as commands log their errors: the class, and the keys of what people are told as the code.
 * @param log names the job and its server
 * @returns what people are told, with the id that the log has
 */
export function explainOutcome(log: Logger, outcome: Outcome, text: string): Explained {
  const details = { error: outcome, code: [...new Set(keysOf(text))].join(" ") };
  return {
    error: text,
    errorId: logWithId(log, faults.includes(outcome) ? "error" : "info", details, "a job came to nothing"),
  };
}
