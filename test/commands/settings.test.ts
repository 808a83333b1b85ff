import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../src/commands/index.ts";
import { readSafety } from "../../src/library/index.ts";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
beforeAll(async () => {
  test = await testCommands();
  await test.character("Ada", "woman");
});
afterAll(() => test.close());

const moderator = { id: "mod", moderator: true };
async function say(line: string, person: Partial<Person> = {}, channelId = "1") {
  const recorder = new Recorder();
  const context = { ...test.context(person, recorder), place: { channelId, threadId: null } };
  const photos = line.startsWith("/character add") ? [{ name: "photo.png", bytes: new Uint8Array(9) }] : [];
  await test.commands.runLine(context, line, photos);
  return recorder.last;
}
const elsewhere = "Characters and stories are made in other channels here: /settings shows which.";

describe("/settings channels", () => {
  it("keep stories and characters to some channels, but not moderators", async () => {
    const set = await say("/settings channels: <#2> <#3>, <#2>", moderator);
    expect(set.items).toContainEqual({ title: "channels", text: "Only in", channels: ["2", "3"] });
    expect((await say("/story Ada runs")).text).toBe(elsewhere);
    expect((await say("/character add Zoe consent: yes")).text).toBe(elsewhere);
    expect((await say("/story Ada runs", moderator)).tone).toBeUndefined();
    expect((await say("/story Ada runs", {}, "3")).text).toMatch(/tells a story/);
    expect((await say("/character list")).tone).toBeUndefined();
  });

  it("take channels as the chat links them, or everywhere", async () => {
    for (const wrong of ["general", "<#2> general", "<@2>"])
      expect((await say(`/settings channels: ${wrong}`, moderator)).text).toMatch(/Name channels as the chat links/);
    expect((await say("/settings style: comic", moderator)).items).toContainEqual({
      ...{ title: "channels", text: "Only in", channels: ["2", "3"] },
    });
    await say("/settings channels: Everywhere", moderator);
    expect((await say("/story Ada runs", {}, "1")).text).toMatch(/tells a story/);
  });
});

describe("/settings safety", () => {
  it("is for moderators, kept where workers read it, and left alone by other changes", async () => {
    expect((await say("/settings safety: strict")).text).toMatch(/Only moderators/);
    expect(await readSafety(test.library, test.server.id)).toBe("standard");
    await say("/settings safety: strict", moderator);
    expect((await say("/settings panels: 9", moderator)).items).toContainEqual({
      ...{ title: "safety", text: "Nothing suggestive" },
    });
    expect(await readSafety(test.library, test.server.id)).toBe("strict");
    await say("/settings safety: standard", moderator);
    expect(await readSafety(test.library, test.server.id)).toBe("standard");
  });
});
