import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";

/**
 * Lets through who made something, whom it shows, and the server's moderators.
 * @throws UserError that says who can
 */
export function mayChange(
  context: CommandContext,
  made: { createdBy: string; createdByName: string; personId?: string | null; personName?: string | null },
  what: string,
): void {
  const { person } = context;
  if (made.createdBy === person.id || made.personId === person.id || person.moderator) return;
  const shown = made.personName && made.personId !== made.createdBy ? `, ${made.personName}` : "";
  throw new UserError(`Only ${made.createdByName}${shown} and the moderators can ${what}.`);
}
