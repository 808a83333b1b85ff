import { setTimeout as sleep } from "node:timers/promises";
import { botWorld } from "../../support/bot-world.ts";
import { fakeDiscord } from "../../support/discord/fake-discord.ts";
import { Member } from "../../support/discord/member.ts";
import { textOf, type Use } from "../../support/discord/use.ts";
import { type LoadReport, tellAtOnce } from "./stories.ts";

/** Milliseconds in which an interaction must be acknowledged. */
const ackWithin = 3000;
const channels = 10;
const shared = {
  body: { message: "slow down", retry_after: 1.5, global: false },
  headers: { "retry-after": "1.5", "x-ratelimit-scope": "shared" },
};

/**
 * Many people in ten channels of Discord. Its limits, as they are known: five requests in five seconds of each kind in a
 * channel, fifty a second together.
 * @param options.faster how many times shorter the time of a limit is
 */
export async function discordLoad(options: { people: number; stepMs: number; faster: number }): Promise<LoadReport> {
  const discord = await fakeDiscord();
  const { state, buckets, guildId, addChannel } = discord;
  buckets.limit = { count: 5, milliseconds: 5000 / options.faster };
  buckets.global = { count: 50, milliseconds: 1000 / options.faster };
  // Limits of others than the bot, which no header announces.
  for (const path of [/\/messages$/u, /\/threads$/u, /\/messages$/u])
    discord.fail({ method: "POST", path, answer: { status: 429, ...shared } });
  const places = Array.from({ length: channels }, () => addChannel({ type: 0, guild_id: guildId, name: "stories" }).id);
  process.env.FAKE_STEP_MS = String(options.stepMs);
  const world = await botWorld({ platform: "discord", api: discord.api });
  const members = Array.from({ length: options.people }, (_, person) => {
    return new Member(discord, `P${person}`, { channelId: places[person % channels]! });
  });
  const uses: Use[] = [];
  const used = async (use: Use) => {
    uses.push(use);
    await Promise.race([use.acknowledged(), sleep(ackWithin)]);
  };
  const times = () =>
    uses.flatMap(({ interaction: { sentAt, acknowledgedAt } }) => (acknowledgedAt ?? sentAt) - sentAt);
  try {
    return await tellAtOnce(
      {
        tell: (person, script) => used(members[person]!.command("story", { script })),
        ask: (person) => used(members[person]!.command("queue")),
        posted: () =>
          state.messages
            .filter(({ ephemeral, deleted, versions }) => !ephemeral && !deleted && versions.length > 0)
            .map((message) => {
              const { id, channelId } = message;
              return { id, thread: places.includes(channelId) ? null : channelId, text: textOf(message) };
            }),
        answers: () => state.messages.filter(({ ephemeral, versions }) => ephemeral && versions.length > 0).length,
        acks: times,
        dead: () => uses.filter(({ interaction }) => interaction.acknowledgedAt === null).length,
        rateLimits: () => ({ refused: buckets.refused, impatient: buckets.impatient }),
        async kill() {
          buckets.forget();
          await world.kill();
        },
      },
      options.people,
    );
  } finally {
    await world.close();
    await discord.close();
  }
}
