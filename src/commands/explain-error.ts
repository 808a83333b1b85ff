import { logWithId } from "../error-id.ts";
import type { CommandContext, Person } from "./context.ts";
import { errorCode, errorText } from "./error-text.ts";
import type { Log } from "./log.ts";
import type { Message } from "./message.ts";
import { languageOf, say, textsIn } from "./texts/index.ts";

/** Who has met an error, and where: as much of a context as there is when it happens. */
export interface Met {
  server?: Pick<CommandContext["server"], "id">;
  person: Pick<Person, "locale">;
  /** What was used, for the log: a command's name, or a button's action. */
  command?: string | undefined;
}

/**
 * Logs an error and says it to whoever met it, with the same short id: what a person can put right as it is, anything else
 * as a fault of ours. The log gets the code of what people can put right, not its text, which may hold what they typed.
 */
export function explainError({ person, server, command }: Met, log: Log, error: unknown): Message {
  const t = textsIn(languageOf(person.locale));
  const forPeople = errorText(error);
  const told = { tone: "error", private: true, language: t.language } as const;
  const where = { command, server: server?.id };
  if (forPeople === null) {
    const id = logWithId(log, "error", { err: error, ...where }, "command failed");
    return { ...told, text: t("fault", { id }) };
  }
  const id = logWithId(log, "info", { ...where, ...errorCode(error) }, "a command was refused");
  return { ...told, text: say(forPeople, t), note: t("error.id", { id }) };
}
