import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Member } from "../../support/discord/member.ts";
import { textOf } from "../../support/discord/use.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
beforeAll(async () => {
  // So seldom that no edit comes by its own time.
  world = await discordWorld({ progressEvery: 600_000 });
  ann = new Member(world.discord, "Ann");
});
afterAll(() => world.close());

const textsIn = (threadId: string) => world.discord.messagesIn(threadId).map(textOf);

describe("the message that shows how far a story is", () => {
  it("says how it ended before the whole story is posted", async () => {
    const { id } = await ann.command("story", { script: "a robot waves | a robot runs" }).answer();
    await expect.poll(() => textsIn(id), { timeout: 10_000 }).toHaveLength(4);
    expect(textsIn(id)[0]).toBe("The story is complete.");
  });

  it("says what is the last that is known when the bot stops", async () => {
    const { id } = await ann.command("story", { script: "a robot waves" }).answer();
    const story = async () => (await world.library.stories.list(world.server.id, { threadId: id }))[0];
    await expect.poll(async () => (await story())?.status, { timeout: 10_000 }).toBe("done");
    expect(textsIn(id)[0]).toMatch(/Waiting for its turn/);
    await world.stop();
    expect(textsIn(id)[0]).toBe("The story is complete.");
  });
});
