import type { Draft } from "./message.ts";

/** The id under which the log has what came to nothing, small below what is said of it; nothing where there is none. */
export function errorNote(errorId: string | null): Pick<Draft, "note"> {
  return errorId === null ? {} : { note: (t) => t("error.id", { id: errorId }) };
}
