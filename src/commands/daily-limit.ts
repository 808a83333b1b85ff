import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { readSettings } from "./settings.ts";

const day = 24 * 3600_000;

/**
 * Holds a person to the panels that the server's settings allow in 24 hours; moderators are free.
 * @param wanted pictures that are to be drawn now
 * @throws UserError that says how many are left
 */
export async function checkDailyLimit({ services, server, person }: RunContext, wanted: number): Promise<void> {
  const { panels: most } = await readSettings(services.library, server.id);
  if (most === 0 || person.moderator) return;
  const since = new Date(Date.now() - day);
  const drawn = await services.library.stories.picturesOf(server.id, person.id, since);
  if (drawn + wanted <= most) return;
  throw new UserError((t) => t("limit.day", { most, count: Math.max(0, most - drawn) }));
}
