import { Client, Events, GatewayIntentBits, Options, RESTEvents } from "discord.js";
import type { Logger } from "../../log.ts";

/** The code of a connection that was closed because the bot stops. */
const closedByUs = 1000;

/** A client with the one intent that slash commands, channels and threads need. It is not connected yet. */
export function makeClient(log: Logger, api?: string): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    // What was said and who is there is never needed twice.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...{ MessageManager: 0, GuildMemberManager: 0, UserManager: { maxSize: 0, keepOverLimit: (user) => user.bot } },
    }),
    ...(api ? { rest: { api } } : {}),
  });
  client.on(Events.Error, (error) => log.warn({ err: error }, "discord"));
  client.on(Events.Warn, (warning) => log.warn({ warning }, "discord"));
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (code !== closedByUs)
      log.error({ code }, "Discord has closed the connection for good: look whether DISCORD_TOKEN is still valid");
  });
  client.rest.on(RESTEvents.RateLimited, ({ route, retryAfter }) => log.debug({ route, retryAfter }, "rate limit"));
  return client;
}

/** Logs in and waits for the guilds. @throws Error that says what to set up when Discord does not let the bot in */
export async function logIn(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await client.login(token);
  } catch (cause) {
    if ((cause as { code?: string } | null)?.code === "TokenInvalid")
      throw new Error(
        "Discord does not know DISCORD_TOKEN. Copy it again from the developer portal: your application, Bot, Reset Token.",
        { cause },
      );
    throw new Error(`Discord cannot be reached: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  await ready;
}
