import { botWorld } from "../../support/bot-world.ts";
import { documentedLimits, type Limit } from "../../support/slack/rate-limits.ts";
import { SlackServer } from "../../support/slack/server.ts";
import { SlackUser, textOf } from "../../support/slack/user.ts";
import { type LoadReport, tellAtOnce } from "./stories.ts";

const channels = 10;

/**
 * Many people in ten channels of Slack, with the limits that its documentation names.
 * @param options.faster how many times shorter the time of a limit is
 */
export async function slackLoad(options: { people: number; stepMs: number; faster: number }): Promise<LoadReport> {
  const slack = new SlackServer();
  await slack.start();
  const { state, rateLimits } = slack;
  const shorter = ({ count, milliseconds }: Limit) => ({ count, milliseconds: milliseconds / options.faster });
  rateLimits.limits = Object.fromEntries(
    Object.entries(documentedLimits).map(([method, limit]) => [method, shorter(limit)]),
  );
  // Limits of others than the bot.
  for (const method of ["chat.postMessage", "files.info", "chat.postMessage"])
    slack.fail(method, { status: 429, retryAfter: 2 });
  const places = Array.from({ length: channels }, (_, index) => `C10${index}`);
  for (const place of places) state.addChannel(place, true);
  const users = Array.from({ length: options.people }, (_, person) => {
    state.users.set(`UP${person}`, { name: `P${person}`, admin: false });
    return new SlackUser(slack, `UP${person}`, places[person % channels]!);
  });
  process.env.FAKE_STEP_MS = String(options.stepMs);
  const world = await botWorld({ platform: "slack", api: slack.apiUrl });
  // What nobody acknowledged is counted by Slack itself.
  const sent = (event: Promise<void>) => event.catch(() => {});
  try {
    return await tellAtOnce(
      {
        tell: (person, script) => sent(users[person]!.type(`/story ${script}`)),
        ask: (person) => sent(users[person]!.type("/queue")),
        posted: () =>
          places
            .flatMap((place) => state.channels.get(place)!.messages)
            .map(({ ts, threadTs, blocks }) => ({ id: ts, thread: threadTs, text: textOf(blocks).trim() })),
        answers: () => state.ephemerals.length,
        acks: () => slack.acks,
        dead: () => slack.dead.length,
        rateLimits: () => ({ refused: rateLimits.refused, impatient: rateLimits.impatient }),
        async kill() {
          rateLimits.forget();
          await world.kill();
        },
      },
      options.people,
    );
  } finally {
    await world.close();
    await slack.close();
  }
}
