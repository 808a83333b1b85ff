import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { botWorld } from "../../support/bot-world.ts";
import { fakeDiscord } from "../../support/discord/fake-discord.ts";
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
    const { id } = await ann.command("story", { script: "a robot waves | a robot runs" }).answer();
    await expect.poll(() => textsIn(id), { timeout: 10_000 }).toHaveLength(2);
    expect(textsIn(id)[0]).toMatch(/Waiting for its turn|Panel 1 of 2/);
    await world.stop();
    expect(textsIn(id)[0]).toMatch(/Panel 2 of 2/);
  });
});

it("a story that is cancelled after a restart, before anything of it was posted, shows that it is over", async () => {
  const idle = await discordWorld({ worker: false });
  const bob = new Member(idle.discord, "Bob");
  const first = await bob.command("story", { script: "a robot waves | a robot runs" }).answer();
  await expect.poll(() => idle.discord.messagesIn(first.id)).toHaveLength(1);
  await idle.restart();
  bob.press(first, "Cancel");
  const [progress] = idle.discord.messagesIn(first.id);
  await expect.poll(() => textOf(progress!)).toBe("The story was cancelled; no panel is drawn.");
  for (const over of [progress!, first])
    await expect.poll(() => JSON.stringify(over.versions.at(-1))).not.toContain("story/cancel/");
  await idle.close();
});

it("a story of one panel, whose bot is killed before it had shown that it is over, shows that and loses its Cancel", async () => {
  const discord = await fakeDiscord();
  const bot = await botWorld({ platform: "discord", api: discord.api });
  const killed = new Promise<void>((resolve, reject) => {
    const lastEdit = { method: "PATCH", path: /^\/channels\//u, holds: "The story is complete." };
    discord.fail({ ...lastEdit, answer: { status: 500 }, met: () => void bot.kill().then(resolve, reject) });
  });
  const first = await new Member(discord, "Cleo").command("story", { script: "a robot waves" }).answer();
  await killed;
  const [progress] = discord.messagesIn(first.id);
  // Its job is taken from a process only after it has been silent for some time.
  await expect.poll(() => textOf(progress!), { timeout: 45_000 }).toBe("The story is complete.");
  for (const over of [progress!, first])
    await expect.poll(() => JSON.stringify(over.versions.at(-1))).not.toContain("story/cancel/");
  await bot.close();
  await discord.close();
});
