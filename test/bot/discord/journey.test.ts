import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Member } from "../../support/discord/member.ts";
import { allComponents } from "../../support/discord/rules.ts";
import { textOf } from "../../support/discord/use.ts";
import { photo } from "../web/support.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
let bob: Member;
beforeAll(async () => {
  world = await discordWorld({ stepMs: 25 });
  ann = new Member(world.discord, "Ann");
  bob = new Member(world.discord, "Bob");
});
afterAll(async () => {
  await world.close();
  expect(world.discord.state.problems).toEqual([]);
});

const picture = { name: "ada.png", bytes: photo() };
const theStory = async () => (await world.library.stories.list(world.server.id, { limit: 1 }))[0]!;
const whenOver = (id: string) =>
  expect.poll(async () => (await world.library.stories.get(world.server.id, id))!.status, { timeout: 20_000 });

describe("from a photo to a story and back to nothing", () => {
  it("asks for consent in private, and then makes the character", async () => {
    const use = ann.command("character add", { name: "Ada", kind: "woman", photo1: picture });
    const question = await use.answer();
    expect(question.ephemeral).toBe(true);
    expect(await world.library.characters.list(world.server.id)).toEqual([]);
    const [agree] = allComponents(question.versions[0]!.body.components ?? []).filter(({ type }) => type === 2);
    const pressed = ann.press(question, agree!.label!);
    await pressed.acknowledged();
    await expect.poll(() => textOf(question), { timeout: 15_000 }).toMatch(/Ada is ready/);
    expect(pressed.interaction.answers).toEqual([]);
    expect(question.versions.at(-1)!.files).toHaveLength(1);
  });

  it("shows the characters to everybody, with their pictures", async () => {
    const list = await bob.command("character list").answer();
    expect(list.ephemeral).toBe(false);
    expect(textOf(list)).toMatch(/\*\*Ada\*\*/);
    const [thumbnail] = allComponents(list.versions[0]!.body.components ?? []).filter(({ type }) => type === 11);
    expect(thumbnail).toMatchObject({
      description: "What was cut out for Ada",
      media: { url: "attachment://picture1.png" },
    });
  });

  it("tells a story in a thread named after it: progress, then the panels in order, each with its alt text", async () => {
    const use = ann.command("story", { script: 'Ada waves | Ada: "Bye!" walks home | [night] the house', seed: 3 });
    const header = await use.answer();
    expect(textOf(header)).toMatch(/Ann tells a story in 3 panels/);
    const story = await theStory();
    await whenOver(story.id).toBe("done");
    const thread = world.discord.state.channels.get(header.id)!;
    expect(thread).toMatchObject({ type: 11, name: "Ada waves", parent_id: world.discord.channelId });
    const told = (await world.library.stories.get(world.server.id, story.id))!;
    expect(told).toMatchObject({ channelId: world.discord.channelId, threadId: thread.id });
    const [progress, ...panels] = world.discord.messagesIn(thread.id);
    expect(panels.map(({ id }) => id)).toEqual(told.panels.map(({ messageId }) => messageId));
    expect(panels.map(({ versions }) => versions[0]!.body.attachments![0]!.description)).toEqual([
      expect.stringMatching(/^Panel 1: Ada waves/),
      expect.stringMatching(/^Panel 2: Ada: "Bye!" walks home/),
      expect.stringMatching(/^Panel 3: the house/),
    ]);
    await expect.poll(() => textOf(progress!)).not.toMatch(/step/);
    const shown = progress!.versions.map(({ body }) => JSON.stringify(body.components));
    expect(shown.some((text) => /panel \d of 3, step \d of 4/i.test(text))).toBe(true);
  });

  it("lets the author and moderators cancel a story, and nobody else", async () => {
    process.env.FAKE_STEP_MS = "25";
    const script = Array.from({ length: 12 }, (_, index) => `Ada runs ${index}`).join("|");
    await ann.command("story", { script }).answer();
    const story = await theStory();
    await expect
      .poll(async () => world.discord.messagesIn((await theStory()).threadId ?? "").length)
      .toBeGreaterThan(0);
    const [progress] = world.discord.messagesIn((await theStory()).threadId!);
    const refused = await bob.press(progress!, "Cancel").answer();
    expect(refused.ephemeral).toBe(true);
    bob.permissions = ["ManageMessages"];
    bob.press(progress!, "Cancel");
    await whenOver(story.id).toBe("cancelled");
    await expect.poll(() => textOf(progress!)).toMatch(/cancelled/i);
    bob.permissions = [];
  });

  it("removes the character for its owner, after asking", async () => {
    expect(textOf(await bob.command("character remove", { name: "Ada" }).answer())).toMatch(/Ann/);
    const question = await ann.command("character remove", { name: "Ada" }).answer();
    expect(question.ephemeral).toBe(true);
    const buttons = allComponents(question.versions[0]!.body.components ?? []).filter(({ type }) => type === 2);
    ann.press(question, buttons[0]!.label!);
    await expect.poll(() => world.library.characters.list(world.server.id)).toEqual([]);
  });
});
