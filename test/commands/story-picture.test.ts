import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { storyEnding } from "../../src/commands/index.ts";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
let png: Uint8Array;
beforeAll(async () => {
  test = await testCommands();
  const colour = { create: { width: 64, height: 64, channels: 3, background: "#3a7" } } as const;
  png = new Uint8Array(await sharp(colour).png().toBuffer());
});
afterAll(() => test.close());

/** Tells a story, draws all of it, and reads the ending's picture. */
async function ending(script: string) {
  const recorder = new Recorder();
  await test.commands.runLine(test.context({ id: script.slice(0, 20) }, recorder), `/story ${script}`);
  const { id } = recorder.last.story!;
  const { panels } = (await test.library.stories.get(test.server.id, id))!;
  for (const panel of panels)
    await test.library.panels.drawn(test.server.id, panel.id, { picture: png, seed: 1, milliseconds: 1 });
  const story = (await test.library.stories.get(test.server.id, id))!;
  const message = await storyEnding(test.library, story);
  const [picture] = message.pictures ?? [];
  if (!picture || !("bytes" in picture)) throw new Error("the ending has no picture");
  const { width, height } = await sharp(picture.bytes).metadata();
  return { story, message, alt: picture.alt, width, height, lines: await linesUnder(picture.bytes) };
}

/** How many lines of text stand under the first panel. */
async function linesUnder(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes)
    .greyscale()
    .extract({ left: 24, top: 0, width: 512, height: (await sharp(bytes).metadata()).height })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const darkIn = (row: number) => data.subarray(row * info.width, (row + 1) * info.width).filter((v) => v < 160).length;
  const rows = Array.from({ length: info.height }, (_, row) => darkIn(row));
  // The panel is dark all over.
  const below = rows.slice(rows.lastIndexOf(info.width) + 4);
  return below.filter((dark, row) => dark > 0 && (below[row - 1] ?? 0) === 0).length;
}

it("a story's ending grows with its panels, and says all of it to people who do not see it", async () => {
  const two = await ending("a dog | a cat");
  const five = await ending("a dog | a cat | a cow | a hen | a pig");
  expect(two.message.text).toBe("The whole story: a dog");
  expect(five.alt).toBe("a dog\nPanel 1: a dog\nPanel 2: a cat\nPanel 3: a cow\nPanel 4: a hen\nPanel 5: a pig");
  expect(two.width).toBe(2 * 512 + 3 * 24);
  expect(five.width).toBe(3 * 512 + 4 * 24);
  expect(five.height - two.height).toBeGreaterThan(512);
  const wordy = await ending(`a dog | ${"barks and barks ".repeat(30)}`);
  expect(wordy.height).toBeGreaterThan(two.height + 40);
  expect(wordy.alt.length).toBeLessThanOrEqual(1000);
});

it("under a panel stands what happens, and then what is said, each with its speaker", async () => {
  for (const name of ["Ada", "Bob"]) await test.character(name, "person");
  const lines = async (panel: string) => (await ending(`${panel} | a cat`)).lines;
  expect(await lines("Ada runs")).toBe(1);
  expect(await lines('Ada: "Hum"')).toBe(1);
  expect(await lines('Ada runs "Now"')).toBe(2);
  expect(await lines('Ada: "Hum" runs Bob: "Run"')).toBe(3);
});

it("text of any kind is set, and markup is text", async () => {
  for (const text of ["<b>&amp;</b> a dog", "שלום, 漢字 🙂", "\u2060 \u2060", "x".repeat(500)])
    expect((await ending(`${text} | a cat`)).height).toBeGreaterThan(512);
});

it("leaves out what was deleted", async () => {
  const { story } = await ending("a dog | a cat");
  const [first] = story.panels;
  await test.library.panels.posted(test.server.id, first!.id, "m");
  await test.library.panels.hide(test.server.id, first!.id);
  const now = (await test.library.stories.get(test.server.id, story.id))!;
  const [picture] = (await storyEnding(test.library, now)).pictures!;
  expect(picture!.alt).toBe("a dog\nPanel 2: a cat");
});
