import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SlackMessage } from "../../support/slack/state.ts";
import { buttonsOf, textOf } from "../../support/slack/user.ts";
import { panelsOf, photo, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

const isSettled = ({ blocks }: SlackMessage) => buttonsOf(blocks).has("Redraw");

describe("a journey through Slack", () => {
  it("makes a character through the form, after it has asked for consent", async () => {
    const ann = world.user();
    const view = await ann.open("/character add");
    expect(view.title).toMatchObject({ text: "/character add" });
    await ann.submit(view, { name: "Ada", kind: "woman", photos: [ann.upload("ada.png", photo())] });
    const question = await ann.whisper("Before Ada is");
    expect(question.channel).toBe("C1");
    await ann.press(question, "I have the right to use this photo");
    const ready = await ann.whisper("Ada is ready");
    expect(ready.blocks.at(-1)).toMatchObject({ type: "image", alt_text: "What was cut out for Ada" });
    // The question itself became the answer.
    expect(ready.id).toBe(question.id);
  });

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

  it("lists characters with their pictures, for everybody", async () => {
    await world.user().type("/character list");
    const list = await world.user().message("2 characters on this server.");
    expect(list.blocks.filter(({ accessory }) => accessory)).toHaveLength(2);
    expect(list.text).toBe("2 characters on this server.");
  });

  it("tells a story in a thread: panels in order, alt texts, buttons, and how far it is on one message", async () => {
    const ann = world.user();
    await ann.type('/story Ada waves | Tom: "<!channel> & <@UBEN>" sleeps | Ada and Tom dance seed: 7');
    const parent = await ann.message("Ann tells a story in 3 panels.");
    expect(parent.blocks[0]).toMatchObject({ type: "header", text: { text: "Ada waves" } });
    await world.state.until(() => panelsOf(world, parent).length === 3);
    const panels = panelsOf(world, parent);
    expect(panels.map(({ text }) => text.split(":")[0])).toEqual(["Panel 1", "Panel 2", "Panel 3"]);
    expect(textOf(panels[1]!.blocks)).toContain("&lt;!channel&gt; &amp; &lt;@UBEN&gt;");
    expect(panels[0]!.blocks.find(({ type }) => type === "image")).toMatchObject({ alt_text: "Panel 1: Ada waves" });
    expect([...buttonsOf(panels[0]!.blocks).keys()]).toEqual(["Redraw", "Edit prompt", "Variations", "Info", "Delete"]);
    expect(panels[0]!.metadata?.event_payload).toMatchObject({ take: 1 });
    const progress = await ann.message("The story is complete.");
    expect(progress).toMatchObject({ threadTs: parent.ts, metadata: { event_type: "storymaker_progress" } });
    const whole = await ann.message("The whole story: Ada waves");
    expect(whole.blocks.at(-1)).toMatchObject({ type: "image", alt_text: expect.stringContaining("Panel 3: Ada") });
    const all = world.state.channels.get("C1")!.messages;
    expect(all.filter(({ metadata }) => metadata?.event_type === "storymaker_progress")).toHaveLength(1);
    for (const { text, blocks } of all) expect(text + textOf(blocks)).not.toMatch(/<[@!#h]/);
  });

  it("draws a panel again, after a form for its text, and shows and deletes it, all on its message", async () => {
    const ann = world.user();
    const panel = await ann.message("Panel 3: Ada and Tom dance");
    const view = await ann.pressForm(panel, "Edit prompt");
    const field = (view.blocks as unknown as { block_id: string }[])[0]!.block_id;
    await ann.submit(view, { [field]: "Ada and Tom sing" });
    await world.state.until(() => textOf(panel.blocks).includes("Panel 3: Ada and Tom sing") && isSettled(panel));
    await ann.press(panel, "Redraw");
    await world.state.until(() => panel.edits >= 4 && isSettled(panel));
    await ann.press(panel, "Info");
    await ann.whisper("Panel 3");
    await ann.press(panel, "Delete");
    await world.state.until(() => textOf(panel.blocks).includes("Panel 3 was deleted."));
    await ann.press(panel, "Undo");
    await world.state.until(() => textOf(panel.blocks).includes("Panel 3: Ada and Tom sing"));
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

  it("removes a character, after asking", async () => {
    const ann = world.user();
    await ann.type("/character remove Tom");
    await ann.press(await ann.whisper("Remove Tom?"), "Remove Tom");
    await ann.whisper("Tom was removed");
  });

  it("acknowledged every event in time", () => {
    expect(world.slack.dead).toEqual([]);
    expect(Math.max(...world.slack.acks)).toBeLessThan(3000);
  });
});
