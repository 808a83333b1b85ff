import { Client, Events, GatewayIntentBits, Options, RESTEvents, ShardClientUtil } from "discord.js";
import type { Platform, PlatformServices } from "../platform.ts";
import { commandData } from "./command-data.ts";
import { Guilds } from "./guilds.ts";
import { Interactions } from "./interactions.ts";
import { progressEvery } from "./limits.ts";
import { inviteLink } from "./permissions.ts";
import { Posts } from "./posts.ts";
import { Progress } from "./progress.ts";
import { registerCommands } from "./register.ts";
import { Stories } from "./stories.ts";

export interface DiscordOptions extends PlatformServices {
  /** The bot's token, from the developer portal. */
  token: string;
  /** Where the API answers, if not at discord.com. */
  api?: string;
  /** Milliseconds between edits that show progress, if not what Discord allows for. */
  progressEvery?: number;
}

/** The bot on Discord, connected. */
export interface Discord extends Platform {
  /** Deletes what is kept of guilds that the bot was removed from long ago; it happens every hour by itself. */
  sweep(now?: Date): Promise<void>;
}

/** Milliseconds that answers under way are given when the bot stops. */
const closeGrace = 5000;

/**
 * Connects to Discord and answers there.
 * @throws Error that says what to set up when Discord does not let the bot in
 */
export async function startDiscord(options: DiscordOptions): Promise<Discord> {
  const { library, queues, commands, log, token, api } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    // Nothing that was said or who is there is needed twice.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...{ MessageManager: 0, GuildMemberManager: 0, UserManager: { maxSize: 0, keepOverLimit: (user) => user.bot } },
    }),
    ...(api ? { rest: { api } } : {}),
  });
  client.on(Events.Error, (error) => log.warn({ err: error }, "discord"));
  client.on(Events.Warn, (warning) => log.warn({ warning }, "discord"));
  client.rest.on(RESTEvents.RateLimited, ({ route, retryAfter }) =>
    log.debug({ route, retryAfter }, "waits for Discord"),
  );

  const posts = new Posts(client);
  const progress = new Progress({ ...{ library, posts, log }, every: options.progressEvery ?? progressEvery });
  const stories = new Stories({ library, posts, progress, log });
  const interactions = new Interactions({ ...{ library, queues, commands, log }, posts, stories });
  client.on(Events.InteractionCreate, (interaction) => interactions.handle(interaction));

  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await client.login(token);
  } catch (cause) {
    await client.destroy();
    throw loginError(cause);
  }
  await ready;
  await progress.start();
  const applicationId = client.application!.id;
  const shards = [client.options.shards ?? 0].flat();
  if (shards.includes(0) && (await registerCommands(client.rest, applicationId, commandData(commands.definitions))))
    log.info("commands were registered; Discord shows them within a minute");

  const guilds = await Guilds.open(library, applicationId, log);
  const noted = (note: Promise<void>) =>
    note.catch((error: unknown) => log.error({ err: error }, "a server's coming or going could not be noted"));
  client.on(Events.GuildCreate, (guild) => noted(guilds.joined(guild.id)));
  client.on(Events.GuildDelete, (guild) => noted(guilds.left(guild.id)));
  const ours = (guildId: string) =>
    shards.includes(ShardClientUtil.shardIdForGuildId(guildId, client.options.shardCount ?? 1));
  await guilds.compare(new Set(client.guilds.cache.keys()), ours);
  await guilds.sweep();

  const stopDelivering = queues.onDeliver("discord", (delivery) => stories.deliver(delivery));
  const address = inviteLink(applicationId);
  log.info(
    { address, guilds: client.guilds.cache.size },
    "on Discord; who manages a server invites the bot by this address",
  );
  return {
    name: "discord",
    address,
    sweep: (now) => guilds.sweep(now),
    async close() {
      client.removeAllListeners(Events.InteractionCreate);
      await stopDelivering();
      await Promise.race([interactions.idle(), new Promise((resolve) => setTimeout(resolve, closeGrace).unref())]);
      await progress.close();
      guilds.close();
      await client.destroy();
    },
  };
}

function loginError(cause: unknown): unknown {
  const code = (cause as { code?: string } | null)?.code;
  if (code === "TokenInvalid")
    return new Error(
      "Discord does not know DISCORD_TOKEN. Copy it again from the developer portal: your application, Bot, Reset Token.",
      { cause },
    );
  return new Error(`Discord cannot be reached: ${cause instanceof Error ? cause.message : cause}`, { cause });
}
