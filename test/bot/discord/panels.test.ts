import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Member } from "../../support/discord/member.ts";
import type { FakeMessage } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
let threadId: string;
beforeAll(async () => {
  world = await discordWorld();
  ann = new Member(world.discord, "Ann");
});
afterEach(() => expect(world.discord.state.problems).toEqual([]));
afterAll(() => world.close());

const inThread = () => world.discord.messagesIn(threadId).filter(({ ephemeral }) => !ephemeral);
const panels = () => inThread().slice(1, 3);
const pictureOf = (message: FakeMessage) => Buffer.from(message.versions.at(-1)!.files[0]!.bytes).toString("base64");
const status = async () => (await world.library.stories.list(world.server.id, { threadId }))[0]!.status;

describe("a story's thread", () => {
  it("ends with the whole story in one picture", async () => {
    threadId = (await ann.command("story", { script: "a robot waves | a robot sleeps", seed: 7 }).answer()).id;
    await expect.poll(() => inThread().length, { timeout: 20_000 }).toBe(4);
    const ending = inThread()[3]!;
    expect(ending.versions[0]!.body.attachments).toHaveLength(1);
    expect(ending.versions[0]!.body.attachments![0]!.description).toMatch(/a robot waves/);
  });

  it("puts a panel that is drawn again in the place of what it was", async () => {
    const [first] = panels();
    const before = pictureOf(first!);
    ann.press(first!, "Redraw");
    await expect.poll(() => first!.versions.at(-1)!.files.length > 0 && pictureOf(first!)).not.toBe(before);
    await expect.poll(() => textOf(first!)).not.toMatch(/Being drawn again/);
    expect(inThread()).toHaveLength(4);
  });

  it("asks for a panel's new text in a modal that holds the old one", async () => {
    const second = panels()[1]!;
    const use = ann.press(second, "Edit prompt");
    const modal = await use.modal();
    expect(modal.components[0]!.component).toMatchObject({ value: "a robot sleeps", style: 2 });
    ann.submit(use, { [modal.components[0]!.component!.custom_id]: "a robot runs" });
    await expect.poll(() => textOf(second)).toMatch(/Panel 2: a robot runs$/);
    expect(second.versions.at(-1)!.body.attachments![0]!.description).toBe("Panel 2: a robot runs");
  });

  it("tells strangers in private that a panel is not theirs", async () => {
    const answer = await new Member(world.discord, "Bob").press(panels()[1]!, "Edit prompt").answer();
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toMatch(/Ann/);
  });

  it("is continued by /story in it, with a new message of progress", async () => {
    ann.channelId = threadId;
    const answer = await ann.command("story", { script: "a robot eats" }).answer();
    expect(answer.ephemeral).toBe(false);
    await expect.poll(status, { timeout: 10_000 }).toBe("done");
    await expect.poll(() => inThread().length).toBe(8);
    const [, , , , ...more] = inThread();
    await expect
      .poll(() => more.map(textOf).sort())
      .toEqual([
        expect.stringMatching(/^Ann continues the story with one panel/),
        "Panel 3: a robot eats",
        "The story is complete.",
        expect.stringMatching(/^The whole story/),
      ]);
  });

  it("goes on when a moderator has deleted a panel's message", async () => {
    const [first] = panels();
    ann.press(first!, "Redraw");
    first!.deleted = true;
    await expect.poll(() => textOf(inThread().at(-1)!), { timeout: 10_000 }).toBe("Panel 1: a robot waves");
  });
});
