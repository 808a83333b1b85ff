import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Member } from "../../support/discord/member.ts";
import type { FakeMessage } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import { photo } from "../web/support.ts";
import { type DiscordWorld, discordWorld, logged } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
beforeAll(async () => {
  world = await discordWorld();
  await world.character("Ada");
});
beforeEach(() => {
  const { addChannel, guildId, state } = world.discord;
  ann = new Member(world.discord, "Ann", { channelId: addChannel({ type: 0, guild_id: guildId, name: "new" }).id });
  state.mostThreads = 1000;
});
afterAll(() => world.close());

const picture = { name: "ada.png", bytes: photo() };
const newest = async () => (await world.library.stories.list(world.server.id, { limit: 1 }))[0];
const look = (message: FakeMessage) => JSON.stringify(message.versions.at(-1)!.body);
const told = async (script = "a robot waves | a robot runs") => {
  const first = await ann.command("story", { script }).answer();
  await expect.poll(async () => (await newest())?.status, { timeout: 20_000 }).toBe("done");
  await expect.poll(() => look(first), { timeout: 10_000 }).not.toContain("story/cancel/");
  expect(textOf(first)).toMatch(/Ann tells a story/);
  return (await world.library.stories.get(world.server.id, (await newest())!.id))!;
};
/** The panels that were posted there; the end of the story, which may follow at any time, is none. */
const panelsIn = (channelId: string) =>
  world.discord
    .messagesIn(channelId)
    .flatMap(({ versions }) => versions[0]!.body.attachments?.map(({ description }) => description) ?? [])
    .filter((description) => description?.startsWith("Panel "));
const postPanel = { method: "POST", path: /^\/channels\/\d+\/messages$/u, holds: "story/redraw" };
const bothPanels = ["Panel 1: a robot waves", "Panel 2: a robot runs"];

describe("when Discord is not at its best", () => {
  it("does nothing for an interaction that was dead when it came", async () => {
    const before = await newest();
    ann.travelled = 3100;
    ann.command("story", { script: "a robot waves" });
    const callback = () => world.discord.state.requests.find(({ path }) => path.endsWith("/callback"));
    await expect.poll(() => callback()?.status).toBe(404);
    ann.travelled = 0;
    await ann.command("character list").answer();
    expect(await newest()).toEqual(before);
  });

  it("says in time that it is busy where the database answers too late for a button's form, which opens later", async () => {
    const { threadId } = await told();
    const panel = world.discord.messagesIn(threadId!).find((message) => look(message).includes("story/edit-prompt"))!;
    const answer = await world.whileLocked("Server", () => ann.press(panel, "Edit prompt").answer());
    expect(answer.ephemeral).toBe(true);
    const id = /^This took too long, and nothing was changed\. Try again in a moment\.\n-# Error (\w{8})$/.exec(
      textOf(answer),
    )?.[1];
    const command = expect.stringContaining("story/edit-prompt");
    const line = { level: 30, command, server: world.server.id, error: "UserError", code: "discord.busy" };
    expect(logged.filter((each) => each.id === id)).toMatchObject([line]);
    expect(await ann.press(panel, "Edit prompt").modal()).toMatchObject({ title: "Panel 1" });
  });

  it("says clearly that a picture is too large or its address has expired", async () => {
    const large = ann.command("character add", { name: "Eve", photo1: { ...picture, size: 11 * 2 ** 20 } });
    expect(textOf(await large.answer())).toMatch(/ada.png is too large: a picture can have at most 10 MB/);
    const expired = ann.command("character add", { name: "Eve", photo1: { ...picture, expired: true } });
    expect(textOf(await expired.answer())).toMatch(/cannot be read any more.*Send it again/);
  });

  it.each([
    ["there are too many threads", () => (world.discord.state.mostThreads = 0)],
    ["the bot may not open threads", () => (ann.appPermissions = ["ViewChannel", "SendMessages", "AttachFiles"])],
    [
      "the channel is a voice channel",
      () => {
        ann.channelId = world.discord.addChannel({ type: 2, guild_id: world.discord.guildId, name: "voice" }).id;
      },
    ],
  ])("tells the story in the channel where %s", async (_why, prepare) => {
    prepare();
    const story = await told();
    expect(story.threadId).toBe(ann.channelId);
    expect(panelsIn(ann.channelId)).toEqual(bothPanels);
  });

  it.each([
    ["a text channel", 0],
    ["a forum", 15],
  ])("tells a story that was asked for in a thread of %s there", async (_name, type) => {
    const { addChannel, guildId } = world.discord;
    const parent = addChannel({ type, guild_id: guildId, name: "parent" });
    const thread = addChannel({ type: 11, guild_id: guildId, parent_id: parent.id, name: "a thread" });
    ann.channelId = thread.id;
    const story = await told();
    expect(story).toMatchObject({ channelId: parent.id, threadId: thread.id });
    expect(panelsIn(thread.id)).toEqual(bothPanels);
  });

  it("says which permissions it lacks before it begins a story", async () => {
    const before = await newest();
    ann.appPermissions = ["ViewChannel", "CreatePublicThreads"];
    const answer = await ann.command("story", { script: "a robot waves" }).answer();
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toMatch(/I lack the permission Send Messages, Attach Files/);
    expect(await newest()).toEqual(before);
  });

  it("posts a panel once when the answer to it was lost, and tries again after errors of Discord's", async () => {
    const lost = { ...postPanel, answer: { status: 502 }, after: true };
    world.discord.fail(lost);
    world.discord.fail(lost);
    world.discord.fail({ ...postPanel, answer: { status: 500 } });
    const story = await told();
    expect(panelsIn(story.threadId!)).toEqual(bothPanels);
    await expect.poll(() => world.discord.messagesIn(story.threadId!), { timeout: 10_000 }).toHaveLength(4);
  });

  it("finds what it had posted when it was stopped before it knew, also after nonces have expired", async () => {
    const lost = { ...postPanel, answer: { status: 500 }, after: true };
    for (let tries = 0; tries < 4; tries++) world.discord.fail(lost);
    await ann.command("story", { script: "a robot waves | a robot runs" }).answer();
    await expect.poll(async () => panelsIn((await newest())?.threadId ?? ""), { timeout: 10_000 }).toHaveLength(1);
    await world.stop();
    for (const message of world.discord.state.messages) delete message.nonce;
    await world.restart();
    await expect.poll(async () => (await newest())?.status, { timeout: 20_000 }).toBe("done");
    expect(panelsIn((await newest())!.threadId!)).toEqual(bothPanels);
  });

  it.each([
    ["opened a thread and did not know of it yet", true],
    ["had its first message posted and no thread yet", false],
  ])("goes on in the story's thread when it was stopped after it %s", async (_when, hadThread) => {
    const { state, messagesIn } = world.discord;
    const first = await ann.command("story", { script: "a robot waves | a robot runs" }).answer();
    const { id } = first;
    await expect.poll(async () => (await newest())?.status, { timeout: 10_000 }).toBe("done");
    await expect.poll(() => messagesIn(id), { timeout: 10_000 }).toHaveLength(4);
    await world.stop();
    first.versions.length = 1;
    for (const message of messagesIn(id)) Object.assign(message, { deleted: true, nonce: undefined });
    if (!hadThread) state.channels.delete(id);
    const story = (await newest())!;
    await world.sql(`UPDATE "Story" SET "threadId" = NULL, status = 'drawing' WHERE id = '${story.id}'`);
    await world.sql(`UPDATE "Panel" SET status = 'drawn', "messageId" = NULL WHERE "storyId" = '${story.id}'`);
    await world.restart();
    await world.deliver(story.id);
    await expect.poll(() => panelsIn(id), { timeout: 10_000 }).toEqual(bothPanels);
    expect(await newest()).toMatchObject({ channelId: ann.channelId, threadId: id });
  });

  it("tells a story in its channel when its first message could not be posted, and says that something went wrong", async () => {
    const edit = { method: "PATCH", path: /^\/webhooks\//u, holds: "tells a story" };
    for (let tries = 0; tries < 4; tries++) world.discord.fail({ ...edit, answer: { status: 500 } });
    const answer = await ann.command("story", { script: "a robot waves | a robot runs" }).answer();
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toMatch(/Something went wrong on our side.*with the id/);
    await world.sql(`UPDATE "Story" SET "createdAt" = now() - interval '3 minutes' WHERE "threadId" IS NULL`);
    await expect.poll(() => panelsIn(ann.channelId).slice(0, 2), { timeout: 15_000 }).toEqual(bothPanels);
  });

  it("answers with an id when the database is away, whatever was used", async () => {
    const { threadId } = await told("a robot waves");
    const panel = world.discord.messagesIn(threadId!).find((message) => textOf(message).startsWith("Panel 1"))!;
    await world.sql(`ALTER TABLE "Server" RENAME TO "Away"`);
    for (const use of [ann.command("help"), ann.press(panel, "Redraw"), ann.press(panel, "Edit prompt")]) {
      const answer = await use.answer();
      expect(answer.ephemeral).toBe(true);
      expect(textOf(answer)).toMatch(/Something went wrong on our side.*with the id/);
    }
    await world.sql(`ALTER TABLE "Away" RENAME TO "Server"`);
  });

  it("keeps to rate limits, and waits as long as a 429 says", async () => {
    const { buckets } = world.discord;
    buckets.limit = { count: 2, milliseconds: 300 };
    const retryAfter = { message: "slow down", retry_after: 1, global: false };
    world.discord.fail({
      ...{ method: "POST", path: /^\/channels\/\d+\/messages$/u },
      answer: { status: 429, body: retryAfter, headers: { "retry-after": "1", "x-ratelimit-scope": "shared" } },
    });
    const story = await told("a robot waves | a robot runs | a robot sleeps | a robot eats");
    expect(panelsIn(story.threadId!)).toHaveLength(4);
    expect(buckets).toMatchObject({ refused: 1, impatient: 0 });
    buckets.limit = { count: 50, milliseconds: 100 };
  });

  it("keeps to a 429 that was the first answer of its kind, whoever comes next", async () => {
    await world.restart();
    const { buckets } = world.discord;
    Object.assign(buckets, { refused: 0, impatient: 0 });
    const body = { message: "slow down", retry_after: 2, global: false };
    world.discord.fail({
      ...{ method: "POST", path: /\/threads$/u },
      answer: { status: 429, body, headers: { "retry-after": "2", "x-ratelimit-scope": "shared" } },
    });
    ann.command("story", { script: "a robot waves" });
    await expect.poll(() => buckets.refused).toBe(1);
    await sleep(500);
    await told("a robot runs");
    expect(buckets).toMatchObject({ refused: 1, impatient: 0 });
  });

  it("hears what was said while the connection was lost", async () => {
    world.discord.state.gateway.drop();
    const use = ann.command("character list");
    expect(textOf(await use.answer())).toMatch(/One character/);
    expect(world.discord.state.gateway.logins.at(-1)).toBe("resume");
  });

  it("logs in anew when its session cannot be resumed, and answers as before", async () => {
    const { gateway } = world.discord.state;
    const before = gateway.logins.length;
    gateway.invalidate();
    await expect.poll(() => gateway.logins.slice(before), { timeout: 15_000 }).toEqual(["identify"]);
    expect(textOf(await ann.command("character list").answer())).toMatch(/One character/);
  });

  it("goes on after a restart in the middle of a story, with nothing lost or doubled", async () => {
    const script = Array.from({ length: 6 }, (_, index) => `a robot runs ${index}`).join(" | ");
    const first = await ann.command("story", { script }).answer();
    await expect.poll(async () => panelsIn((await newest())?.threadId ?? "").length).toBeGreaterThan(0);
    await world.restart();
    const { threadId } = (await newest())!;
    await expect.poll(async () => (await newest())!.status, { timeout: 20_000 }).toBe("done");
    expect(panelsIn(threadId!)).toEqual(Array.from({ length: 6 }, (_, i) => `Panel ${i + 1}: a robot runs ${i}`));
    const [progress] = world.discord.messagesIn(threadId!);
    for (const over of [progress!, first]) await expect.poll(() => look(over)).not.toContain("story/cancel/");
  });
});

describe("when Discord does not let the bot in", () => {
  const gateway = { method: "GET", path: /^\/gateway\/bot$/u };

  it("says what to do about the token, and that Discord cannot be reached", async () => {
    await world.stop();
    world.discord.fail({ ...gateway, answer: { status: 401, body: { code: 0, message: "401: Unauthorized" } } });
    await expect(world.restart()).rejects.toThrow(/does not know DISCORD_TOKEN. Copy it again/);
    for (let tries = 0; tries < 4; tries++) world.discord.fail({ ...gateway, answer: { status: 503 } });
    await expect(world.restart()).rejects.toThrow(/Discord cannot be reached/);
    await world.restart();
  });
});

describe("when the bot is removed from a server", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600_000);
  const characters = () => world.library.characters.list(world.server.id);

  it("deletes its data after a week, but not for an outage, nor when it is back by then", async () => {
    const { discord } = world;
    discord.removeGuild(discord.guildId, { unavailable: true });
    await ann.command("help").answer();
    await world.bot.sweep(inDays(8));
    expect(await characters()).toHaveLength(1);
    discord.removeGuild(discord.guildId);
    discord.addGuild(discord.guildId);
    await ann.command("help").answer();
    await world.bot.sweep(inDays(8));
    expect(await characters()).toHaveLength(1);
  });

  it("finds out at its start that it was removed while it was away", async () => {
    const { discord } = world;
    await world.stop();
    discord.removeGuild(discord.guildId, { quietly: true });
    await world.restart();
    await world.bot.sweep(inDays(6));
    expect(await characters()).toHaveLength(1);
    await world.bot.sweep(inDays(8));
    expect(await characters()).toEqual([]);
  });
});
