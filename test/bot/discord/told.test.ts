import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Member } from "../../support/discord/member.ts";
import type { FakeMessage } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
beforeAll(async () => {
  world = await discordWorld();
  ann = new Member(world.discord, "Ann");
});
afterAll(() => world.close());

const allowed = (message: FakeMessage) => message.versions.map(({ body }) => body.allowed_mentions);
const pings = () => world.discord.state.messages.filter((message) => allowed(message).some((each) => each?.users));

describe("what people on Discord are told of", () => {
  it("is the end of their story, once, where they asked for it", async () => {
    await ann.command("story", { script: "a cat sleeps | a dog runs", ping: true }).answer();
    await ann.command("story", { script: "a bird sings | a fish swims" }).answer();
    const ended = () => world.discord.state.messages.filter((message) => textOf(message).includes("The whole story"));
    await expect.poll(ended, { timeout: 20_000 }).toHaveLength(2);
    expect(pings()).toHaveLength(1);
    expect(textOf(pings()[0]!)).toMatch(new RegExp(`^<@${ann.id}> The whole story: a cat sleeps`));
    expect(allowed(pings()[0]!)).toEqual([{ parse: [], users: [ann.id] }]);
  });

  it("are the channels that are set, by their links", async () => {
    const moderator = new Member(world.discord, "Mod");
    moderator.permissions = ["ManageGuild"];
    const set = moderator.command("settings", { channels: `<#${world.discord.channelId}> <#77>` });
    expect(textOf(await set.answer())).toMatch(new RegExp(`Only in <#${world.discord.channelId}> <#77>`));
    const other = new Member(world.discord, "Uma", { channelId: world.discord.addChannel({ type: 0, name: "x" }).id });
    const refused = await other.command("story", { script: "a cat sleeps" }).answer();
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toMatch(/made in other channels here/);
  });
});
