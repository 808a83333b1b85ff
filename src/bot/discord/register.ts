import { isDeepStrictEqual } from "node:util";
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from "discord.js";

/**
 * Registers the commands for all servers, unless Discord has exactly these: it allows few changes a day, and clients
 * load commands anew after each.
 * @returns whether anything had changed
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: "true" });
  const registered = (await rest.get(route, { query })) as { name: string; type: number }[];
  const same = wanted.every((command) => {
    const there = registered.find(({ name, type }) => name === command.name && type === command.type);
    return isDeepStrictEqual(meaning(there), meaning(command));
  });
  if (same && registered.length === wanted.length) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** What we never say of a command and Discord adds. */
const added = new Set(["id", "application_id", "version", "default_member_permissions", "dm_permission", "nsfw"]);

/** A command without what means nothing: Discord gives some of it back as null, false or empty, and leaves some out. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !added.has(key))
    .map(([key, part]) => [key, meaning(part)] as const)
    .filter(([, part]) => part !== null && part !== undefined && part !== false && part !== "" && !isEmpty(part));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
