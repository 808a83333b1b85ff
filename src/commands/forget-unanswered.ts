import { setTimeout } from "node:timers/promises";
import type { Services } from "./context.ts";

const day = 24 * 3600_000;
/** How long a person has to agree to a character that shows them. */
export const daysToAnswer = 14;

/** Removes once a day the characters whose person did not answer in time: silence is no consent. */
export async function forgetUnanswered({ library, log }: Services, signal: AbortSignal): Promise<void> {
  for (;;) {
    await library
      .removeUnanswered(daysToAnswer * day)
      .catch((error: unknown) => log.error({ err: error }, "characters that nobody agreed to could not be removed"));
    await setTimeout(day, undefined, { signal });
  }
}
