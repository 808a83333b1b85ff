import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typedText } from "../../../src/bot/slack/text.ts";
import { textOf } from "../../support/slack/user.ts";
import { photo, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

describe("a character of a person on Slack", () => {
  it("is asked about in the channel, in a message that tells that person", async () => {
    const ann = world.user();
    const view = await ann.open("/character add Benny for: <@UBEN|ben>");
    await ann.submit(view, { photos: [ann.upload("benny.png", photo())], consent: true });
    const question = await ann.message("Ann says that the character Benny shows you");
    expect(textOf(question.blocks)).toMatch(/^<@UBEN> Ann says/);
    expect(question.text).toMatch(/^<@UBEN> /);
    await ann.whisper("Benny is ready, and is not used until Ben agrees.");
  });

  it("is answered by that person alone, and then a mention of them means it", async () => {
    const ann = world.user();
    const question = await ann.message("shows you");
    await ann.press(question, "Agree");
    await ann.whisper("Only Ben can decide that.");
    await ann.type("/story <@UBEN|ben> waves");
    await ann.whisper("Benny cannot be used until Ben agrees");
    await world.user("UBEN").press(question, "Agree");
    await world.state.until(() => textOf(question.blocks).includes("Ben agreed: Benny can be used"));
    await ann.type("/story <@UBEN|ben> &amp; a dog dance, see <http://dogs.example|dogs.example>");
    const told = await ann.message("Panel 1: Benny");
    expect(textOf(told.blocks)).toContain("@Benny &amp; a dog dance, see dogs.example");
    expect(textOf(told.blocks)).not.toContain("<@");
  });

  it("is linked later by a mention", async () => {
    const ann = world.user();
    await world.character(ann, "Mo");
    await ann.type("/character change Mo for: <@UMOD|mod>");
    const question = await ann.message("Ann says that the character Mo shows you");
    await world.user("UMOD").press(question, "Decline");
    await world.state.until(() => textOf(question.blocks).includes("Mod declined: Mo was removed"));
  });

  it("is nobody who cannot be asked: bots, unknown people, names, and others in a chat with the bot", async () => {
    const ann = world.user();
    await world.character(ann, "Al");
    for (const typed of ["<@UROBOT>", "<@UNOBODY|nobody>", "@ben"]) {
      await ann.type(`/character change Al for: ${typed}`);
      await ann.whisper(`"${typed.replace(/\|\w+/u, "").replace("<", "&lt;").replace(">", "&gt;")}" is nobody here`);
    }
    const alone = world.user("UANN", "DANN");
    await world.character(alone, "Me");
    await alone.type("/character change Me for: <@UBEN|ben>");
    await alone.whisper('"&lt;@UBEN&gt;" is nobody here');
    await alone.type("/character change Me for: <@UANN|ann>");
    await alone.whisper("Me is linked with Ann.");
  });
});

describe("what people typed, of what Slack made of it", () => {
  it("keeps people and channels as mentions, and links as they were typed", () => {
    expect(typedText("<@U1|ben> in <#C1|general>, <mailto:a@b.c|a@b.c> <https://x.y/z> a &lt; b &amp; c")).toBe(
      "<@U1> in <#C1>, a@b.c https://x.y/z a < b & c",
    );
  });
});
