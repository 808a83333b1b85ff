import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../support/slack/user.ts";
import { photo, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
  await world.character(world.user(), "Ada");
});
afterAll(async () => {
  await world.close();
  expect(world.slack.dead).toEqual([]);
});

describe("forms in Slack", () => {
  it("fills the form in with what was typed, and tells what is wrong with it", async () => {
    const ann = world.user();
    const view = await ann.open("/character add Tom kind: ginger cat");
    await ann.submit(view, { photos: [ann.upload("tom.png", Buffer.from("not a picture"))], consent: true });
    await ann.whisper("This file is no picture.");
    await ann.submit(view, { photos: [ann.upload("tom.png", photo())], consent: true });
    await ann.whisper("Tom is ready");
    const server = await world.library.servers.findOrCreate({ platform: "slack", platformId: "T1", name: "acme" });
    expect(await world.library.characters.findByName(server.id, "tom")).toMatchObject({
      ...{ kind: "ginger cat", createdBy: "UANN", createdByName: "Ann" },
    });
  });

  it("opens a form for a story without text, and a moderator cancels it", async () => {
    const ann = world.user();
    const view = await ann.open("/story");
    await ann.submit(view, { script: "Ada waves\nNobody [pose: nonsense]", style: "comic", seed: "-1" });
    const wrong = await ann.whisper("You wrote (script)");
    expect(textOf(wrong.blocks)).toContain("Ada waves\nNobody [pose: nonsense]");
    const script = Array.from({ length: 12 }, (_, index) => `Ada counts to ${index + 1}`).join("\n");
    await ann.submit(view, { script, seed: "9" });
    const parent = await ann.message("Ann tells a story in 12 panels.");
    await world.user("UBEN").press(parent, "Cancel");
    await world.user("UBEN").whisper("Only Ann and the moderators can cancel this story.");
    await world.user("UMOD").press(parent, "Cancel");
    const over = await ann.message("The story was cancelled");
    expect(over.threadTs).toBe(parent.ts);
  });
});
