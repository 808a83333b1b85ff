import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";

/**
 * Lets through who made something, and the server's moderators.
 * @throws UserError that says who can
 */
export function mayChange(
  context: CommandContext,
  made: { createdBy: string; createdByName: string },
  what: string,
): void {
  if (made.createdBy === context.person.id || context.person.moderator) return;
  throw new UserError(`Only ${made.createdByName} and the moderators can ${what}.`);
}
