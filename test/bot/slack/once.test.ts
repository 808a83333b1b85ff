import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOptions, openClients } from "../../../src/bot/slack/clients.ts";
import { makeLog } from "../../../src/log.ts";
import { bot as botUser } from "../../support/slack/state.ts";
import { buttonsOf, textOf } from "../../support/slack/user.ts";
import { panelsOf, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld({ stepMs: 30 });
  await world.character(world.user(), "Ada");
});
afterAll(() => world.close());

const storyLine = (count: number, what: string) =>
  `/story ${Array.from({ length: count }, (_, index) => `Ada ${what} ${index + 1}`).join(" | ")}`;
const marksOf = (messages: { metadata?: { event_payload: Record<string, unknown> } }[]) =>
  messages.map(({ metadata }) => metadata?.event_payload.id);

/** As the database's owner. */
const query = async (sql: string, parameter: string): Promise<{ serverId: string; storyId: string }> => {
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(sql, [parameter]);
  await owner.end();
  return rows[0];
};
/** Starts the bot again with a story's row as a crash leaves it. */
const restartWith = async (sql: string, parameter: string) => {
  const { serverId, storyId } = await query(sql, parameter);
  await world.restart();
  await world.bot.queues.deliver(serverId, storyId);
};
const storyOf = async (threadId: string) => {
  const { id } = await world.library.servers.findOrCreate({ platform: "slack", platformId: "T1", name: "acme" });
  const [story] = await world.library.stories.list(id, { threadId });
  return (await world.library.stories.get(id, story!.id))!;
};

describe("nothing is posted twice", () => {
  it("goes on where it was after a restart in the middle of a story, on the same progress message", async () => {
    const ann = world.user();
    await ann.type(storyLine(5, "counts to"));
    const parent = await ann.message("Ann tells a story in 5 panels.");
    await world.state.until(() => panelsOf(world, parent).length === 1);
    await world.restart();
    const progress = await ann.message("The story is complete.");
    const panels = panelsOf(world, parent);
    expect(panels.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5].map((n) => `Panel ${n}: Ada counts to ${n}`));
    expect(new Set(marksOf(panels)).size).toBe(5);
    const shown = world.state.thread("C1", parent.ts).filter(({ metadata }) => metadata === progress.metadata);
    expect(shown).toHaveLength(1);
    // Nothing of it can be cancelled any more, also what the first process had posted.
    await world.state.until(() => buttonsOf(parent.blocks).size === 0);
    expect(textOf(parent.blocks)).toContain("Ann tells a story in 5 panels.");
  });

  it("finds a panel that was posted just before a crash, by its metadata", async () => {
    const ann = world.user();
    const parent = await ann.message("Ann tells a story in 5 panels.");
    await ann.message("The whole story: Ada counts to 1");
    const before = world.state.thread("C1", parent.ts).length;
    const last = panelsOf(world, parent).at(-1)!;
    // The process died between Slack's answer and the row.
    const forgotten = `update "Panel" set status = 'drawn', "messageId" = null where "messageId" = $1 returning *`;
    await restartWith(forgotten, last.ts);
    await expect.poll(async () => (await storyOf(parent.ts)).panels.at(-1)?.messageId).toBe(last.ts);
    expect(world.state.thread("C1", parent.ts)).toHaveLength(before);
  });

  it("finds a story's first message that was posted just before a crash, and goes on below it", async () => {
    const ann = world.user();
    const parent = await ann.message("Ann tells a story in 5 panels.");
    const { messages } = world.state.channels.get("C1")!;
    const [last] = panelsOf(world, parent).splice(-1);
    messages.splice(messages.indexOf(last!), 1);
    await query(`update "Panel" set status = 'drawn', "messageId" = null where "messageId" = $1`, last!.ts);
    const { id } = await storyOf(parent.ts);
    await restartWith(`update "Story" set "threadId" = null where id = $1 returning *, id as "storyId"`, id);
    await world.state.until(() => panelsOf(world, parent).length === 5);
    expect(await storyOf(parent.ts)).toMatchObject({ id, channelId: "C1" });
  });

  it("begins a story with its title when it was killed before the first message, and tells all of it there", async () => {
    const ann = world.user();
    const parent = await ann.message("Ann tells a story in 5 panels.");
    const { messages } = world.state.channels.get("C1")!;
    const { id } = await storyOf(parent.ts);
    messages.length = 0;
    await query(`update "Panel" set status = 'drawn', "messageId" = null where "storyId" = $1`, id);
    const killed = `update "Story" set "threadId" = null, "createdAt" = now() - interval '6 minutes' where id = $1`;
    await restartWith(`${killed} returning *, id as "storyId"`, id);
    await world.state.until(() => messages.filter(({ text }) => text.startsWith("Panel")).length === 5);
    const [title, ...panels] = messages;
    expect(textOf(title!.blocks)).toBe("Ada counts to 1");
    for (const { threadTs } of panels) expect(threadTs).toBe(title!.ts);
  });

  it("waits as long as a 429 says, and looks before it repeats what broke off", async () => {
    world.slack.fail("chat.postMessage", { status: 500, done: true }, { status: 429, retryAfter: 1 });
    const ann = world.user();
    await ann.type(storyLine(2, "jumps"));
    world.slack.fail("chat.postMessage", { status: 503, done: true }, { status: 503, done: false });
    const parent = await ann.message("Ann tells a story in 2 panels.");
    await ann.message("The whole story: Ada jumps 1");
    expect(world.state.channels.get("C1")!.messages.filter(({ text }) => text === parent.text)).toHaveLength(1);
    expect(panelsOf(world, parent).map(({ text }) => text)).toEqual(["Panel 1: Ada jumps 1", "Panel 2: Ada jumps 2"]);
    expect(world.slack.rateLimits.impatient).toBe(0);
  });

  it("keeps quiet for each method as long as its own 429 says, whatever others wait for", async () => {
    const { calm } = openClients(botUser.token, clientOptions(makeLog("test"), world.slack.apiUrl));
    const { ts } = await world.user().message("Ann tells a story in 2 panels.");
    const read = [
      () => calm.conversations.history({ channel: "C1" }),
      () => calm.conversations.replies({ channel: "C1", ts }),
    ];
    world.slack.fail("conversations.history", { status: 429, retryAfter: 1 });
    world.slack.fail("conversations.replies", { status: 429, retryAfter: 2 });
    const calls = read.map((call) => call());
    await sleep(1500);
    await Promise.all([...calls, read[1]!()]);
    expect(world.slack.rateLimits.impatient).toBe(0);
  });

  it("posts a panel anew that somebody deleted, when it is drawn again", async () => {
    const ann = world.user();
    const panel = await ann.message("Panel 2: Ada jumps 2");
    const { messages } = world.state.channels.get("C1")!;
    await ann.press(panel, "Redraw");
    messages.splice(messages.indexOf(panel), 1);
    const again = await world.state.until(() =>
      messages.find(({ text, metadata }) => text === panel.text && metadata?.event_payload.take === 2),
    );
    expect(again.threadTs).toBe(panel.threadTs);
  });

  it.each([
    ["Slack asks for it", () => world.slack.refresh()],
    ["the connection breaks", () => world.slack.drop()],
  ])("opens another socket when %s", async (_when, happen) => {
    const first = world.slack.connections;
    happen();
    await world.state.until(() => world.slack.connections > first && world.slack.connected);
    await world.user().type("/help");
    await world.user().whisper("Add characters from photos");
    expect(world.slack.dead).toEqual([]);
  });
});
