import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../support/slack/user.ts";
import { type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

describe("what people on Slack are told of", () => {
  it("is the end of their story, once, where they asked for it", async () => {
    const ann = world.user();
    await ann.type("/story a cat sleeps | a dog runs ping: yes");
    const told = await ann.message("The whole story: a cat sleeps");
    expect(textOf(told.blocks)).toMatch(/^<@UANN> The whole story/);
    await ann.type("/story a bird sings | a fish swims");
    const silent = await ann.message("The whole story: a bird sings");
    expect(textOf(silent.blocks)).not.toContain("<@");
    const all = world.state.channels.get("C1")!.messages;
    expect(all.filter(({ blocks }) => textOf(blocks).includes("<@UANN>"))).toHaveLength(1);
  });

  it("are the channels that are set, by their links", async () => {
    const moderator = world.user("UMOD");
    await moderator.type("/settings channels: <#C2|stories>");
    expect(textOf((await moderator.whisper("This is set now")).blocks)).toContain("Only in <#C2>");
    await world.user().type("/story a cat sleeps");
    await world.user().whisper("made in other channels here");
    const there = world.user("UANN", "C2");
    await there.type("/story a cat sleeps");
    await there.message("Ann tells a story in one panel.");
  });
});
