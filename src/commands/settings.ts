import { z } from "zod";
import type { Library } from "../library/index.ts";
import { styles } from "../story/index.ts";
import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";
import { type Language, languageOf, languages, say, type Text } from "./texts/index.ts";

const key = "commands";

/** "everybody", "moderators", or a role by its id or its name. */
const who = z.string().default("everybody");

const schema = z.object({
  characters: who,
  stories: who,
  /** 0: as many as one likes. */
  panels: z.number().int().min(0).default(0),
  /** A key of `styles`. */
  style: z
    .string()
    .default("storybook")
    .transform((style) => (Object.hasOwn(styles, style) ? style : "storybook")),
  /** "auto": what the platform tells of the place. */
  language: z
    .enum(["auto", ...languages])
    .default("auto")
    .catch("auto"),
});

/** What a server's moderators have decided. */
export type Settings = z.infer<typeof schema>;

export async function readSettings(library: Library, serverId: string): Promise<Settings> {
  return schema.parse((await library.settings.get(serverId, key)) ?? {});
}

export async function writeSettings(library: Library, serverId: string, settings: Settings): Promise<void> {
  await library.settings.set(serverId, key, settings);
}

/**
 * Lets through whom a setting allows to do something; moderators always.
 * @param what completes "Only … may"
 * @throws UserError that says who may
 */
export function checkAllowed({ person }: Pick<CommandContext, "person">, allowed: string, what: Text): void {
  if (person.moderator || allowed === "everybody") return;
  const wanted = allowed.toLowerCase();
  if (person.roles?.some(({ id, name }) => id === allowed || name.toLowerCase() === wanted)) return;
  const who = allowed === "moderators" ? "allowed.moderators" : "allowed.role";
  throw new UserError((t) => t(who, { what: say(what, t) }));
}

/** What a person is answered in, and what is said to everybody where a command was used. */
export async function languagesOf(
  library: Library,
  { person, server, locale }: Pick<CommandContext, "person" | "server" | "locale">,
): Promise<{ person: Language; server: Language }> {
  const { language } = await readSettings(library, server.id);
  return { person: languageOf(person.locale), server: language === "auto" ? languageOf(locale) : language };
}
