import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { say, type Text } from "./texts/index.ts";

/**
 * Lets through who made something, whom it shows, and the server's moderators.
 * @param what completes "Only … can"
 * @throws UserError that says who can
 */
export function mayChange(
  { person }: Pick<CommandContext, "person">,
  made: { createdBy: string; createdByName: string; personId?: string | null; personName?: string | null },
  what: Text,
): void {
  const { createdBy, createdByName: owner, personId, personName } = made;
  if (createdBy === person.id || personId === person.id || person.moderator) return;
  throw new UserError((t) => {
    const who = { owner, what: say(what, t) };
    return personName && personId !== createdBy
      ? t("allowed.owner-and-shown", { ...who, shown: personName })
      : t("allowed.owner", who);
  });
}
