import { z } from "zod";
import { type Library, readSafety, type Safety, writeSafety } from "../library/index.ts";
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
  /** The platform's ids of those where characters and stories are made; none: everywhere. */
  channels: z.array(z.string()).default([]),
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
export type Settings = z.infer<typeof schema> & {
  /** Workers read it too, so that the library has it by itself. */
  safety: Safety;
};

export async function readSettings(library: Library, serverId: string): Promise<Settings> {
  const stored = schema.parse((await library.settings.get(serverId, key)) ?? {});
  return { ...stored, safety: await readSafety(library, serverId) };
}

export async function writeSettings(library: Library, serverId: string, settings: Settings): Promise<void> {
  const { safety, ...stored } = settings;
  await library.settings.set(serverId, key, stored);
  await writeSafety(library, serverId, safety);
}

/**
 * Lets through whom the settings allow to do something, where they allow it; moderators always.
 * @param what completes "Only … may"
 * @throws UserError that says who may
 */
export async function checkAllowed(
  { person, place, roles }: Pick<CommandContext, "person" | "place" | "roles">,
  settings: Settings,
  which: "characters" | "stories",
  what: Text,
): Promise<void> {
  if (person.moderator) return;
  const { channels, [which]: allowed } = settings;
  if (channels.length > 0 && !channels.includes(place.channelId ?? ""))
    throw new UserError((t) => t("allowed.elsewhere"));
  if (allowed === "everybody") return;
  if (allowed !== "moderators" && (await roles?.has(allowed))) return;
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
