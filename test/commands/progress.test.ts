import { afterAll, beforeAll, expect, it } from "vitest";
import { Pace, storyProgress } from "../../src/commands/index.ts";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
beforeAll(async () => {
  test = await testCommands();
});
afterAll(() => test.close());

it("a story's progress is one line with its cancel button, until it is over", async () => {
  const recorder = new Recorder();
  await test.commands.runLine(test.context({}, recorder), "/story a dog | a cat");
  const { id } = recorder.last.story!;
  const story = async () => (await test.library.stories.get(test.server.id, id))!;
  const pace = new Pace();
  const progress = async () => storyProgress(await story(), { secondsLeft: pace.secondsLeft(await story()) });
  expect((await progress()).text).toBe("Waiting for its turn");

  const [first, second] = (await story()).panels;
  const { panels } = test.library;
  await panels.start(test.server.id, first!.id, 25);
  expect((await progress()).text).toBe("Panel 1 of 2, beginning");
  await panels.progress(test.server.id, first!.id, 10);
  pace.step(first!.id, 9, 1000);
  pace.step(first!.id, 10, 2000);
  const half = await progress();
  expect(half).toMatchObject({ text: "Panel 1 of 2, step 10 of 25, about 40 s left", buttons: [{ label: "Cancel" }] });
  expect(half.progress!.share).toBeCloseTo((0.95 * 10) / 25 / 2);

  const drawn = { picture: new Uint8Array([1]), seed: 1, milliseconds: 10 };
  await panels.drawn(test.server.id, first!.id, drawn);
  await panels.posted(test.server.id, first!.id, "m");
  await panels.refused(test.server.id, second!.id, { error: "Not here.", errorId: "0123abcd" });
  expect(await progress()).toEqual({ text: "The story is over; 1 of 2 panels is drawn.", tone: "success" });
  await test.commands.runLine(test.context({}, recorder), "/story a dog | a cat");
  await test.commands.press(test.context({}, recorder), recorder.button("Cancel").action);
  const [cancelled] = await test.library.stories.list(test.server.id, { limit: 1 });
  const over = (await test.library.stories.get(test.server.id, cancelled!.id))!;
  expect(storyProgress(over, { secondsLeft: null }).text).toBe("The story was cancelled; no panel is drawn.");
});

it.each([
  ["en", "no panel is drawn", "1 of 3 panels is drawn", "2 of 3 panels are drawn"],
  ["de", "kein Panel ist gezeichnet", "1 von 3 Panels ist gezeichnet", "2 von 3 Panels sind gezeichnet"],
  ["es", "no hay ninguna viñeta dibujada", "1 de 3 viñetas está dibujada", "2 de 3 viñetas están dibujadas"],
])("a story that is cancelled says in %s how many panels are drawn", async (language, ...counts) => {
  const recorder = new Recorder();
  await test.commands.runLine(test.context({}, recorder), "/story a dog | a cat | a cow");
  const { id } = recorder.last.story!;
  const story = async () => (await test.library.stories.get(test.server.id, id))!;
  const { panels } = await story();
  for (const [index, count] of counts.entries()) {
    const cancelled = { ...(await story()), language, status: "cancelled" as const };
    expect(storyProgress(cancelled, { secondsLeft: null }).text).toContain(`; ${count}.`);
    await test.library.panels.start(test.server.id, panels[index]!.id, 25);
    const drawn = { picture: new Uint8Array([1]), seed: 1, milliseconds: 10 };
    await test.library.panels.drawn(test.server.id, panels[index]!.id, drawn);
  }
  await test.commands.press(test.context({}, recorder), recorder.button("Cancel").action);
});
