import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { say, type Text } from "./texts/index.ts";

/**
 * Lets through who made something, and the server's moderators.
 * @param what completes "Only … can"
 * @throws UserError that says who can
 */
export function mayChange(
  { person }: Pick<CommandContext, "person">,
  made: { createdBy: string; createdByName: string },
  what: Text,
): void {
  if (made.createdBy === person.id || person.moderator) return;
  throw new UserError((t) => t("allowed.owner", { owner: made.createdByName, what: say(what, t) }));
}
