import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
let recorder: Recorder;
beforeAll(async () => {
  test = await testCommands();
  await test.character("Ada", "woman");
});
afterAll(() => test.close());
beforeEach(() => {
  recorder = new Recorder();
});
const say = async (line: string, person = {}, threadId: string | null = null) => {
  await test.commands.runLine(test.context(person, recorder, null, threadId), line);
  return recorder.last;
};
const storyOf = async (id: string) => (await test.library.stories.get(test.server.id, id))!;
const draw = async (storyId: string) => {
  for (const { id, request } of (await storyOf(storyId)).panels) {
    const drawn = { picture: new Uint8Array(5 * 2 ** 20), seed: request.seed, milliseconds: 10 };
    await test.library.panels.drawn(test.server.id, id, drawn);
    await test.library.panels.posted(test.server.id, id, `m ${id}`);
  }
};

describe("/story in a story's thread", () => {
  it("continues the story in its style, behind its last panel", async () => {
    const { story } = await say("/story Ada wakes | Ada eats style: comic seed: 7", { id: "teller" });
    await test.library.stories.setThread(test.server.id, story!.id, { threadId: "t1" });
    await draw(story!.id);
    const answer = await say("/story Ada sleeps", { id: "teller" }, "t1");
    expect(answer).toMatchObject({
      text: "Uma continues the story with one panel.",
      items: [{ title: "Panel 3: Ada", text: "Ada sleeps" }],
    });
    expect(answer.story).toBeUndefined();
    const continued = await storyOf(story!.id);
    expect(continued).toMatchObject({ status: "drawing", script: "Ada wakes | Ada eats\nAda sleeps" });
    const [first, , third] = continued.panels;
    expect(third).toMatchObject({ index: 2, status: "waiting", text: "Ada sleeps" });
    expect(third!.request.prompt).toMatch(/comic/);
    expect(third!.request.seed).not.toBe(first!.request.seed);
    const jobs = (await test.jobs("draw-panel")).filter(({ storyId }) => storyId === story!.id);
    expect(jobs.filter(({ panelId }) => panelId === third!.id)).toHaveLength(1);
    await draw(story!.id);
    expect((await storyOf(story!.id)).status).toBe("done");
    expect(await say("/story Ada dances", { id: "stranger" }, "t1")).toMatchObject({
      tone: "error",
      text: "Only Uma and the moderators can continue this story.",
    });
    const long = Array(12).fill("Ada waits").join(" | ");
    for (let i = 0; i < 3; i++) await say(`/story ${long}`, { id: "teller" }, "t1");
    expect((await say(`/story ${long}`, { id: "teller" }, "t1")).text).toMatch(/at most 48 panels in all/);
  });
});

describe("/queue", () => {
  it("tells what waits and where one's stories are", async () => {
    const empty = await testCommands();
    await empty.commands.runLine(empty.context({}, recorder), "/queue");
    expect(recorder.last.text).toMatch(/^Nothing waits/);
    await empty.commands.runLine(empty.context({ id: "a", name: "Ann" }, recorder), "/story a dog | a cat");
    await empty.commands.runLine(empty.context({ id: "b", name: "Ben" }, recorder), "/story a cow");
    await empty.commands.runLine(empty.context({ id: "b" }, recorder), "/queue");
    expect(recorder.last).toMatchObject({
      text: "0 panels are being drawn and 3 panels are waiting, on all servers together.",
      items: [
        { title: "a dog", text: "by Ann, 2 panels to draw, being drawn or next" },
        { title: "a cow", text: "yours, one panel to draw, next after 2 panels" },
      ],
      private: true,
    });
    await empty.close();
  });
});

it("a portrait that is asked for in a story's thread is a story of its own, and the thread stays that story's", async () => {
  const { story } = await say("/story Ada hops | Ada skips", { id: "teller" });
  await test.library.stories.setThread(test.server.id, story!.id, { threadId: "t3" });
  await draw(story!.id);
  await say("/character show Ada", { id: "guest" }, "t3");
  const { action } = recorder.button("Draw a portrait");
  await test.commands.press(test.context({ id: "guest" }, recorder, null, "t3"), action);
  const portrait = recorder.last.story!;
  expect(portrait.title).toBe("@Ada smiles");
  expect(await storyOf(portrait.id)).toMatchObject({ createdBy: "guest", threadId: "t3" });
  const answer = await say("/story Ada jumps", { id: "teller" }, "t3");
  expect(answer.items).toMatchObject([{ title: "Panel 3: Ada" }]);
  expect((await storyOf(story!.id)).panels).toHaveLength(3);
});

describe("/settings", () => {
  it("are changed by moderators and hold for everybody else", async () => {
    expect(await say("/settings panels: 2", { id: "x" })).toMatchObject({ tone: "error" });
    const mod = { id: "mod", moderator: true };
    const with9 = (person: { id: string; moderator?: boolean }, has9: boolean) => async (line: string) => {
      const roles = {
        find: async (typed: string) => (typed === "Tellers" ? { id: "9", name: typed } : null),
        has: async (role: string) => has9 && role === "9",
      };
      await test.commands.runLine({ ...test.context(person, recorder), roles }, line);
      return recorder.last;
    };
    const set = with9(mod, false);
    expect((await set("/settings stories: Tellars")).text).toMatch(/There is no role or group "Tellars" here/);
    await set("/settings characters: moderators stories: Tellers panels: 3 style: watercolour");
    const { items } = await say("/settings", { id: "x" });
    expect(items![1]!.roles).toEqual(["9"]);
    expect(items!.map(({ text }) => text)).toEqual([
      ...[
        "Added by moderators",
        "Told by people with the role or in the group",
        "Everywhere",
        "3 a person in 24 hours",
        "Watercolour",
      ],
      ...["No pornography", "As the platform says"],
    ]);
    expect((await with9({ id: "x" }, false)("/story Ada runs")).text).toMatch(/^Only people with the role/);
    const tell = with9({ id: "x" }, true);
    expect((await tell("/story Ada runs | Ada sits")).text).toMatch(/Style: Watercolour/);
    expect((await tell("/story Ada runs | Ada sits")).text).toMatch(/3 panels drawn in 24 hours here; 1 is left/);
    expect((await say("/story Ada runs | Ada sits", mod)).text).toMatch(/tells a story in 2 panels/);
    await test.commands.run(test.context({ id: "x" }, recorder), "character add", {
      name: "Zoe",
      photos: [{ name: "z.png", bytes: new Uint8Array(9) }],
    });
    expect(recorder.last.text).toBe("Only moderators may add characters here. Ask one of them.");
    expect((await say("/settings stories: Tellers", { id: "mod", moderator: true })).text).toMatch(/no roles here/);
    await say("/settings characters: everybody stories: everybody panels: 0 style: storybook", mod);
    expect((await say("/story Ada runs | Ada sits", { id: "x" })).text).toMatch(/Style: Storybook/);
  });
});

describe("/privacy", () => {
  const me = { id: "me", name: "Mia" };
  it("tells what is kept, exports it and deletes it", async () => {
    const mine = await test.character("Mine", "girl", { createdBy: "me" });
    const { story } = await say("/story Mine wakes | Mine eats", me);
    await draw(story!.id);
    const { serverId, id } = { serverId: test.server.id, id: "me" };
    const said = { privateTo: null, storyId: null, content: { author: { id }, text: "hello" } };
    await test.library.messages.post(serverId, said);
    await test.library.messages.post(serverId, { ...said, content: { author: { id: "other" } } });
    expect((await say("/privacy", me)).text).toMatch(
      /one character that you added, one story that you told, one message/,
    );

    await test.commands.press(test.context(me, recorder), recorder.button("Export").action);
    const archives = recorder.posted.flatMap(({ versions }) => versions.at(-1)!.files ?? []);
    expect(archives.map(({ name }) => name)).toEqual(["storymaker-1.zip", "storymaker-2.zip"]);
    const [first, second] = archives.map(({ bytes }) => unzipSync(bytes));
    const data = JSON.parse(Buffer.from(first!["data.json"]!).toString());
    expect(data).toMatchObject({
      person: { id: "me", name: "Mia" },
      characters: [{ name: "Mine", consentWording: "test" }],
      stories: [{ script: "Mine wakes | Mine eats", panels: [{ text: "Mine wakes" }, { text: "Mine eats" }] }],
      messages: [{ content: { text: "hello" } }],
    });
    expect(Object.keys({ ...first, ...second })).toEqual([
      "data.json",
      `characters/${mine.id}/1-photo`,
      `stories/${story!.id}/1-1.png`,
      `stories/${story!.id}/2-1.png`,
    ]);

    await say("/privacy", me);
    await test.commands.press(
      test.context(me, recorder, recorder.lastSent),
      recorder.button("Delete all of it").action,
    );
    expect(await test.library.characters.get(serverId, mine.id)).not.toBeNull();
    await test.commands.press(test.context(me, recorder), recorder.button("Delete all of it now").action);
    expect(await test.library.characters.get(serverId, mine.id)).toBeNull();
    expect(await test.library.stories.get(serverId, story!.id)).toBeNull();
    expect(await test.library.messages.ofPerson(serverId, "me")).toEqual([]);
    expect(await test.library.messages.ofPerson(serverId, "other")).toHaveLength(1);
  });
});
