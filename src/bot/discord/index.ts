import { type Client, Events, ShardClientUtil } from "discord.js";
import type { Platform, PlatformServices } from "../platform.ts";
import { commandData } from "./command-data.ts";
import { logIn, makeClient } from "./connect.ts";
import { Guilds } from "./guilds.ts";
import { Interactions } from "./interactions.ts";
import { progressEvery } from "./limits.ts";
import { inviteLink } from "./permissions.ts";
import { Posts } from "./posts.ts";
import { Progress } from "./progress.ts";
import { registerCommands } from "./register.ts";
import { Stories } from "./stories.ts";

export { startDiscordShards } from "./shards.ts";

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
  const client = makeClient(options.log, options.api);
  try {
    return await start(client, options);
  } catch (error) {
    await client.destroy();
    throw error;
  }
}

async function start(client: Client, options: DiscordOptions): Promise<Discord> {
  const { library, queues, commands, log } = options;
  const posts = new Posts(client);
  const isOurs = (channelId: string) => client.options.shardCount === 1 || client.channels.cache.has(channelId);
  const progress = new Progress({ ...{ library, posts, log, isOurs }, every: options.progressEvery ?? progressEvery });
  const stories = new Stories({ library, queues, posts, progress, log });
  const interactions = new Interactions({ ...{ library, queues, commands, log }, posts, stories });
  // Before the log-in, so that none is missed.
  client.on(Events.InteractionCreate, (interaction) => interactions.handle(interaction));
  await logIn(client, options.token);
  const applicationId = client.application!.id;
  const isFirst = [client.options.shards ?? 0].flat().includes(0);
  if (isFirst && (await registerCommands(client.rest, applicationId, commandData(commands.definitionsIn))))
    log.info("commands were registered; Discord shows them within a minute");
  const guilds = await watchGuilds(client, applicationId, options);
  await progress.start();
  const stopDelivering = queues.onDeliver("discord", {
    panel: (delivery) => stories.deliver(delivery),
    over: (story) => stories.over(story),
    ending: (ending) => stories.end(ending),
  });
  const address = inviteLink(applicationId);
  const size = client.guilds.cache.size;
  log.info({ address, guilds: size }, "on Discord; who manages a server invites the bot by this address");
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

/** Notes which guilds the bot comes to and leaves, from now on and since it was here last. */
async function watchGuilds(client: Client, applicationId: string, { library, log }: DiscordOptions): Promise<Guilds> {
  const guilds = await Guilds.open(library, applicationId, log);
  const noted = (note: Promise<void>) =>
    note.catch((error: unknown) => log.error({ err: error }, "a server's coming or going could not be noted"));
  client.on(Events.GuildCreate, ({ id }) => noted(guilds.joined(id)));
  client.on(Events.GuildDelete, ({ id }) => noted(guilds.left(id)));
  const { shards = 0, shardCount = 1 } = client.options;
  const isOurs = (guildId: string) => [shards].flat().includes(ShardClientUtil.shardIdForGuildId(guildId, shardCount));
  await guilds.compare(new Set(client.guilds.cache.keys()), isOurs);
  await guilds.sweep();
  return guilds;
}
