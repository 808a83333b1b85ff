import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { panelMessage } from "../../src/commands/index.ts";
import type { Panel, StoryWithPanels } from "../../src/library/index.ts";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
beforeAll(async () => {
  test = await testCommands({ undoMilliseconds: 300 });
  await test.character("Ada", "woman");
  await test.character("Cy", "girl", { status: "encoding" });
});
afterAll(() => test.close());

let recorder: Recorder;
let story: StoryWithPanels;
const author = { id: "author", name: "Uma" };
const stranger = { id: "stranger", name: "Stan" };
const panel = async (index = 0): Promise<Panel> =>
  (await test.library.stories.get(test.server.id, story.id))!.panels[index]!;
const draw = async (index = 0, picture = "picture") => {
  const { id, request } = await panel(index);
  const drawn = { picture: new Uint8Array(Buffer.from(picture)), seed: request.seed, milliseconds: 1500 };
  await test.library.panels.drawn(test.server.id, id, drawn);
};
const post = async (index = 0) => test.library.panels.posted(test.server.id, (await panel(index)).id, `m${index}`);

/** Presses a button of the panel's message as it is now; the message is the source. */
const press = async (label: string, person = author, values?: Record<string, string>) => {
  await recorder.lastSent.edit(panelMessage(await panel(), story));
  const { action } = recorder.button(label);
  const context = test.context(person, recorder, recorder.lastSent);
  const form = values ? null : await test.commands.formFor(context, action);
  if (form) return form;
  await test.commands.press(context, action, values);
  return null;
};

beforeEach(async () => {
  recorder = new Recorder();
  await test.commands.runLine(test.context(author, recorder), "/story Ada waves | Ada sleeps seed: 7");
  story = (await test.library.stories.get(test.server.id, recorder.last.story!.id))!;
  for (const index of [0, 1]) {
    await draw(index);
    await post(index);
  }
  recorder = new Recorder();
  await recorder.reply({ text: "the panel's message" });
});

describe("a panel's buttons", () => {
  it("show it with its picture and what can be done", async () => {
    const message = panelMessage(await panel(), story);
    expect(message).toMatchObject({ text: "Panel 1: Ada waves", pictures: [{ alt: "Panel 1: Ada waves" }] });
    expect(message.buttons!.map(({ label }) => label)).toEqual([
      "Redraw",
      "Edit prompt",
      "Variations",
      "Info",
      "Delete",
    ]);
  });

  it("redraw it with another seed, at its own place", async () => {
    const before = await panel();
    await press("Redraw");
    const waiting = await panel();
    expect(waiting).toMatchObject({ status: "waiting", attempt: 1, messageId: "m0" });
    expect(waiting.request).toEqual({ ...before.request, seed: waiting.request.seed });
    expect(waiting.request.seed).not.toBe(before.request.seed);
    expect(recorder.last).toMatchObject({ progress: { label: "Being drawn again" }, pictures: [{}] });
    expect((await test.jobs("draw-panel")).filter(({ panelId }) => panelId === before.id)).toHaveLength(2);
    await draw(0, "second");
    expect(await test.library.panels.picture(test.server.id, before.id)).toEqual(Buffer.from("second"));
    expect(await panel()).toMatchObject({ status: "drawn", chosenTake: 2 });
    await post();
    expect((await test.library.stories.get(test.server.id, story.id))!.status).toBe("done");
  });

  it("are for the author and moderators", async () => {
    for (const label of ["Redraw", "Edit prompt", "Variations", "Delete"]) {
      expect(await press(label, stranger)).toBeNull();
      expect(recorder.last).toMatchObject({
        tone: "error",
        text: "Only Uma and the moderators can change this panel.",
      });
      recorder.posted.pop();
    }
    expect((await panel()).status).toBe("posted");
    await press("Redraw", { ...stranger, moderator: true } as never);
    expect((await panel()).status).toBe("waiting");
  });

  it("show again what was there when the new drawing is refused, with the reason", async () => {
    await press("Redraw");
    const { id } = await panel();
    await test.library.panels.refused(test.server.id, id, {
      ...{ error: "This picture was not allowed here.", errorId: "0123abcd" },
    });
    const back = await panel();
    expect(back.status).toBe("drawn");
    const message = panelMessage(back, story);
    expect(message.text).toBe("Panel 1: Ada waves\nThis picture was not allowed here.");
    expect(message.pictures).toHaveLength(1);
    expect(message.note).toBe("Error 0123abcd");
  });

  it("edit its text in a form, and keep its seed", async () => {
    const form = await press("Edit prompt");
    expect(form).toMatchObject({ title: "Panel 1", fields: [{ name: "text", value: "Ada waves", multiline: true }] });
    const { seed } = (await panel()).request;
    await press("Edit prompt", author, { text: 'Ada: "Oh!" runs' });
    expect(await panel()).toMatchObject({
      ...{ status: "waiting", text: 'Ada: "Oh!" runs', speech: [{ speaker: "Ada", text: "Oh!" }] },
      request: { prompt: "a woman runs", seed },
    });
  });

  it("say in the form's answer what is wrong with the text", async () => {
    const refusals: [string, RegExp][] = [
      ["", /"What happens" is empty/],
      ["@Zed runs", /Zed/],
      ["Ada runs | Ada sleeps", /one line, without \|/],
      ["Cy runs", /Cy is still being read/],
      ["[pose: photo] Ada", /without a picture of a pose/],
      ["x".repeat(501), /at most 500 characters/],
    ];
    for (const [text, problem] of refusals) {
      await press("Edit prompt", author, { text });
      expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(problem) });
      recorder.posted.pop();
    }
    expect((await panel()).status).toBe("posted");
  });

  it("draw variations, of which one is taken", async () => {
    await press("Variations");
    expect((await panel()).furtherSeeds).toHaveLength(2);
    for (const picture of ["b", "c", "d"]) await draw(0, picture);
    const drawn = await panel();
    expect(drawn).toMatchObject({ status: "drawn", furtherSeeds: [] });
    expect(new Set(drawn.takes.map(({ seed }) => seed)).size).toBe(4);
    await post();
    expect(await test.library.panels.picture(test.server.id, drawn.id)).toEqual(Buffer.from("picture"));
    await press("Take 3");
    expect(await test.library.panels.picture(test.server.id, drawn.id)).toEqual(Buffer.from("c"));
    expect(recorder.last.buttons!.map(({ label }) => label)).toContain("Redraw");
  });

  it("tell how it was drawn", async () => {
    await press("Info", stranger);
    expect(recorder.last).toMatchObject({ private: true });
    const items = Object.fromEntries(recorder.last.items!.map(({ title, text }) => [title, text]));
    expect(items).toMatchObject({
      Prompt: expect.stringMatching(/a woman waves/),
      Pack: expect.stringMatching(/^storybook, 25 steps/),
    });
    expect(items.Seed).toBe(String((await panel()).takes[0]!.seed));
    expect(items.Time).toMatch(/^1\.5 s, /);
  });

  it("delete it; for a while that can be undone, then its file is gone", async () => {
    const { takes, id } = await panel();
    await press("Delete");
    expect(recorder.last).toMatchObject({ text: "Panel 1 was deleted.", buttons: [{ label: "Undo" }] });
    await press("Undo");
    expect(await panel()).toMatchObject({ deletedAt: null, id });
    await press("Delete");
    await recorder.until(({ buttons }) => buttons === undefined);
    expect((await test.library.stories.get(test.server.id, story.id))!.panels.map(({ index }) => index)).toEqual([1]);
    await expect(test.library.files.get(test.server.id, takes[0]!.pictureKey)).rejects.toThrow(/not there/);
  });
});
