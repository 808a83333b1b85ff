import { type BaseInteraction, GuildMember } from "discord.js";
import type { CommandContext, Role } from "../../commands/index.ts";
import { type Member, type Server, type ServerSource, serverIdOf } from "../../library/index.ts";
import type { PlatformServices } from "../platform.ts";
import { type Answerable, Answers } from "./answers.ts";
import { unpackCommand } from "./modal.ts";
import { moderates } from "./permissions.ts";
import type { Posts } from "./posts.ts";
import type { Stories } from "./stories.ts";
import { placeOf } from "./story-place.ts";
import { commandName } from "./values.ts";

export interface TurnParts extends PlatformServices {
  posts: Posts;
  stories: Stories;
}

/** The library that an interaction belongs to: its guild's, or in private messages the person's own. */
export function serverOf({ guildId, guild, user }: Pick<BaseInteraction, "guildId" | "guild" | "user">): ServerSource {
  if (guildId) return { platform: "discord", platformId: guildId, name: guild?.name ?? "A server" };
  return { platform: "discord", platformId: `private ${user.id}`, name: user.displayName };
}

/** Roles are known where the bot is a member of the guild. */
function rolesOf(interaction: Pick<BaseInteraction, "guild" | "member">): Pick<CommandContext, "roles"> {
  const { guild, member } = interaction;
  if (!guild || !(member instanceof GuildMember)) return {};
  const isCalled = (role: Role, wanted: string) =>
    role.id === wanted || role.name.toLowerCase() === wanted.toLowerCase();
  return {
    roles: {
      find: async (typed) => roleNamed(rolesIn(interaction), typed),
      has: async (role) => member.roles.cache.some((own) => isCalled(own, role)),
    },
  };
}

/** The guild's roles that people give to each other; nobody's where the bot is not a member of the guild. */
export function rolesIn({ guild }: Pick<BaseInteraction, "guild">): Role[] {
  const own = [...(guild?.roles.cache.values() ?? [])].filter(({ id, managed }) => id !== guild?.id && !managed);
  return own.map(({ id, name }) => ({ id, name }));
}

/** The role that is meant by its name in any case, its id or a mention. */
function roleNamed(roles: readonly Role[], typed: string): Role | null {
  const written = typed.replace(/^<@&(\d+)>$/u, "$1").replace(/^@/u, "");
  const known = (fits: (role: Role) => boolean) => roles.find(fits);
  return (
    known(({ id }) => id === written) ??
    known(({ name }) => name === written) ??
    known(({ name }) => name.toLowerCase() === written.toLowerCase()) ??
    null
  );
}

/** A person whom a command or a modal names, as Discord sends them along; not bots, nor anybody who is not in the guild. */
function memberNamed(interaction: Answerable, id: string): Member | null {
  const named = "options" in interaction ? interaction.options : "fields" in interaction ? interaction.fields : null;
  const user = named?.resolved?.users?.get(id);
  const member = named?.resolved?.members?.get(id);
  if (!user || user.bot || (!member && user.id !== interaction.user.id)) return null;
  return { id, name: (member && "displayName" in member ? member.displayName : member?.nick) ?? user.displayName };
}

/** The answers to an interaction, not acknowledged yet, and how to get the context for commands. */
export function beginTurn(
  parts: TurnParts,
  interaction: Answerable,
  expectPrivate: boolean,
): { answers: Answers; context(): Promise<CommandContext> } {
  const { library, posts, stories } = parts;
  let server: Promise<Server> | null = null;
  const theServer = () => {
    server ??= library.servers.findOrCreate(serverOf(interaction));
    return server;
  };
  const answers = new Answers({
    ...{ interaction, posts, expectPrivate },
    fileOf: async (key) => library.files.get((await theServer()).id, key),
    onStory: async (story, header) => stories.begin(interaction, await theServer(), story, header),
  });
  const { user, member, memberPermissions, guildId, locale, guildLocale } = interaction;
  const context = async (): Promise<CommandContext> => ({
    person: {
      id: user.id,
      name: (member && "displayName" in member ? member.displayName : undefined) ?? user.displayName,
      // Nobody else is there in private messages.
      moderator: guildId === null || moderates(memberPermissions),
      locale,
    },
    server: await theServer(),
    place: placeOf(interaction),
    locale: guildLocale ?? locale,
    findMember: async (id) => memberNamed(interaction, id),
    ...rolesOf(interaction),
    reply: (message) => answers.reply(message),
    source: answers.source,
  });
  return { answers, context };
}

/**
 * Acknowledges an interaction at once, then works on it; errors are answered privately.
 * @throws DiscordAPIError when the interaction is dead: then nothing was done
 */
export async function takeTurn(
  parts: TurnParts,
  interaction: Answerable,
  expectPrivate: boolean,
  work: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const { answers, context } = beginTurn(parts, interaction, expectPrivate);
  await answers.acknowledge();
  try {
    await work(await context());
  } catch (error) {
    await answerError(parts, interaction, answers, error);
  }
}

/** Answers an error privately, without a look into the database, which may be what does not answer. */
export async function answerError(
  { commands }: TurnParts,
  interaction: Answerable,
  answers: Answers,
  error: unknown,
): Promise<void> {
  const { locale } = interaction;
  const server = { id: serverIdOf(serverOf(interaction)) };
  const reply: CommandContext["reply"] = (message) => answers.reply(message);
  await commands.answerError({ person: { locale }, server, reply, command: usedIn(interaction) }, error);
}

/** The command or the action of a button that an interaction is about. */
function usedIn(interaction: Answerable): string {
  if (interaction.isChatInputCommand()) return commandName(interaction);
  if (interaction.isMessageContextMenuCommand()) return interaction.commandName;
  return unpackCommand(interaction.customId)?.name ?? interaction.customId;
}
