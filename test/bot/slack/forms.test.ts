import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, textOf } from "../../support/slack/user.ts";
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

  it("opens the form that adds a character also for the first word alone", async () => {
    const fieldsOf = async (line: string) => (await world.user().open(line)).blocks.map(({ block_id }) => block_id);
    expect(await fieldsOf("/character")).toEqual(await fieldsOf("/character add"));
  });

  it("asks for one more photo in the form that a button opens", async () => {
    const ann = world.user();
    await ann.type("/character show Ada");
    const shown = await ann.message("in 0 stories");
    const view = await ann.pressForm(shown, "Add photo");
    const fields = view.blocks.filter(({ type }) => type === "input").map(({ block_id }) => block_id);
    expect(fields).toEqual(["name", "photo", "consent"]);
    await ann.submit(view, { photo: [ann.upload("more.png", photo())], consent: true });
    const server = await world.library.servers.findOrCreate({ platform: "slack", platformId: "T1", name: "acme" });
    const { id } = (await world.library.characters.findByName(server.id, "ada"))!;
    await expect.poll(async () => (await world.library.photos.list(server.id, id)).length, { timeout: 10_000 }).toBe(2);
    expect(shown.edits).toBe(0);
    await expect
      .poll(async () => (await world.library.characters.get(server.id, id))?.status, { timeout: 10_000 })
      .toBe("ready");
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
    await world.user("UMOD").whisper("The story was cancelled");
    await world.state.until(() => buttonsOf(parent.blocks).size === 0);
    // What everybody sees is said once.
    const said = world.state.channels.get("C1")!.messages.filter(({ blocks }) => textOf(blocks).includes("cancelled"));
    expect(said).toEqual([over]);
  });

  it("asks for the character that a command lacks, and offers the names of the library", async () => {
    const ann = world.user();
    await world.character(ann, "Adam");
    const view = await ann.open("/character show");
    expect(await ann.suggested(view, "name")).toEqual(expect.arrayContaining(["Ada", "Adam", "Tom"]));
    expect(await ann.suggested(view, "name", "ADA")).toEqual(["Ada", "Adam"]);
    expect(await ann.suggested(view, "name", "nobody")).toEqual([]);
    await ann.submit(view, { name: "Adam" });
    const shown = await ann.message("Adam");
    expect(textOf(shown.blocks)).toContain("in 0 stories");
    for (const line of ["rename", "change", "photo", "remove"])
      expect(await ann.suggested(await ann.open(`/character ${line}`), "name", "adam")).toEqual(["Adam"]);
    const rename = await ann.open("/character rename Adam");
    await ann.submit(rename, { to: "Adam the second" });
    await ann.message("is now called Adam the second");
    const inChat = world.user("UANN", "DANN");
    expect(await inChat.suggested(await inChat.open("/character remove"), "name")).toEqual([]);
  });
});
