import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Member } from "../../support/discord/member.ts";
import { textOf } from "../../support/discord/use.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
let threadId: string;
beforeAll(async () => {
  world = await discordWorld({ stepMs: 50 });
  ann = new Member(world.discord, "Ann");
});
afterAll(() => world.close());

const inThread = () => world.discord.messagesIn(threadId).filter(({ ephemeral }) => !ephemeral);
const panels = () => inThread().slice(1, 3);
const status = async () => (await world.library.stories.list(world.server.id, { threadId }))[0]!.status;

describe("a story's thread", () => {
  it("belongs to the answer to /story, and is where the story is known to be told", async () => {
    const header = await ann.command("story", { script: "a robot waves | a robot runs", seed: 7 }).answer();
    threadId = header.id;
    await expect.poll(() => inThread().length, { timeout: 20_000 }).toBe(4);
    const { channelId } = world.discord;
    expect(world.discord.state.channels.get(threadId)).toMatchObject({ type: 11, parent_id: channelId });
    const [story] = await world.library.stories.list(world.server.id, { threadId });
    expect(story).toMatchObject({ channelId, threadId });
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

  it("lets moderators cancel what others tell, and nobody else", async () => {
    ann.channelId = world.discord.channelId;
    const script = Array.from({ length: 12 }, (_, index) => `a robot counts to ${index}`).join("|");
    const { id } = await ann.command("story", { script }).answer();
    await expect.poll(() => world.discord.messagesIn(id).length).toBeGreaterThan(0);
    const [progress] = world.discord.messagesIn(id);
    const bob = new Member(world.discord, "Bob");
    const refused = await bob.press(progress!, "Cancel").answer();
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toMatch(/Only Ann and the moderators/);
    bob.permissions = ["ManageMessages"];
    const done = await bob.press(progress!, "Cancel").answer();
    await expect.poll(() => textOf(progress!)).toMatch(/cancelled/);
    // What everybody sees is said once.
    expect(done.ephemeral).toBe(true);
    expect(textOf(done)).toBe(textOf(progress!));
  });

  it("goes on when a moderator has deleted a panel's message", async () => {
    const [first] = panels();
    ann.press(first!, "Redraw");
    first!.deleted = true;
    await expect.poll(() => textOf(inThread().at(-1)!), { timeout: 10_000 }).toBe("Panel 1: a robot waves");
  });
});
