import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
beforeAll(async () => {
  test = await testCommands();
  await test.character("Ada", "woman");
  await test.character("Bob", "man");
  await test.character("Cy", "girl", { status: "encoding" });
  await test.character("Di", "girl", { status: "no-face" });
  await test.character("Ed", "boy", { status: "failed" });
});
afterAll(() => test.close());

let recorder: Recorder;
beforeEach(() => {
  recorder = new Recorder();
});
const say = (line: string, person = {}) => test.commands.runLine(test.context(person, recorder), line);
const theStory = async () => (await test.library.stories.get(test.server.id, recorder.last.story!.id))!;

describe("/story", () => {
  it("stores compiled panels with their jobs, and says what was understood", async () => {
    await say('/story Ada waters the plants | @BOB: "No!" runs in | [nobody] the house style: comic seed: 7', {
      id: "a",
    });
    expect(recorder.last).toMatchObject({
      text: "Uma tells a story in 3 panels. Style: Comic. Seed: 7.",
      items: [
        { title: "Panel 1: Ada", text: "Ada waters the plants" },
        { title: "Panel 2: Bob", text: '@BOB: "No!" runs in' },
        { title: "Panel 3: no character", text: "[nobody] the house" },
      ],
    });
    const story = await theStory();
    expect(story).toMatchObject({ style: "comic", seed: 7, status: "drawing", createdBy: "a", channelId: "room" });
    expect(story.title).toBe("Ada waters the plants");
    expect(story.panels[1]).toMatchObject({
      recognised: ["Bob"],
      speech: [{ speaker: "Bob", text: "No!" }],
      request: { prompt: "a man runs in, bold comic book drawing", width: 256, steps: 25, pack: "storybook" },
    });
    const jobs = (await test.jobs("draw-panel")).filter(({ storyId }) => storyId === story.id);
    expect(jobs.map(({ panelId }) => panelId).sort()).toEqual(story.panels.map(({ id }) => id).sort());
  });

  it("hints at names that were taken for words, and has a readable title", async () => {
    await say("/story [night] ada and Bob sleep", { id: "h" });
    expect(recorder.last.items![0]!.text).toBe(
      "[night] ada and Bob sleep\n(If you mean the character, write Ada or @Ada.)",
    );
    expect(recorder.last.story!.title).toBe("ada and Bob sleep");
  });

  it("draws the same requests for the same seed, and others without one", async () => {
    const seeds: number[][] = [];
    for (const line of ["/story Ada runs seed: 5", "/story Ada runs seed: 5", "/story Ada runs"]) {
      await say(line, { id: "b" });
      seeds.push((await theStory()).panels.map(({ request }) => request.seed));
    }
    expect(seeds[0]).toEqual(seeds[1]);
    expect(seeds[2]).not.toEqual(seeds[0]);
  });

  it("says once that poses are words to a pack without a ControlNet, and only to who asked for one", async () => {
    await say("/story [pose: waving] Ada waits | [pose: sitting] Bob waits", { id: "p" });
    expect(recorder.last.text.match(/drawn from the words alone/g)).toHaveLength(1);
    await say("/story Ada sits and waves", { id: "p" });
    expect(recorder.last.text).not.toMatch(/words alone/);
    const posing = await testCommands({ exactPoses: true });
    await posing.commands.runLine(posing.context({}, recorder), "/story [pose: waving] a robot");
    expect(recorder.last.text).toMatch(/tells a story in one panel/);
    expect(recorder.last.text).not.toMatch(/words alone/);
    await posing.close();
  });

  describe("with a pose from a photo", () => {
    let posing: TestCommands;
    beforeAll(async () => {
      posing = await testCommands({ exactPoses: true });
      await posing.character("Ada", "woman");
    });
    afterAll(() => posing.close());
    const picture = { name: "jump.png", bytes: new Uint8Array([1, 2, 3, 4]) };
    const tell = async (script: string, pictures = [picture], where = posing) => {
      const values = { script, pose: pictures };
      await where.commands.run(where.context({ id: "photo" }, recorder), "story", values);
      return recorder.last;
    };
    const told = async () => (await posing.library.stories.list(posing.server.id)).length;

    it("stores the picture with the story, and says that it is not kept", async () => {
      expect((await tell("[pose: photo] Ada jumps | Ada rests")).text).toMatch(
        /deleted as soon as its pose is read\.$/,
      );
      const { id } = recorder.last.story!;
      const story = (await posing.library.stories.get(posing.server.id, id))!;
      expect(story.panels.map(({ request }) => request.pose)).toEqual(["photo", null]);
      expect(await posing.library.stories.posePhoto(posing.server.id, id)).toEqual(Buffer.from(picture.bytes));
      await posing.commands.press(posing.context({ id: "photo" }, recorder), recorder.button("Cancel").action);
      expect(await posing.library.stories.posePhoto(posing.server.id, id)).toBeNull();
      await expect(posing.library.files.get(posing.server.id, story.posePhotoKey!)).rejects.toThrow(/not there/);
    });

    it("takes the picture that is sent with a typed line", async () => {
      await posing.commands.runLine(posing.context({ id: "typed" }, recorder), "/story [pose: photo] Ada", [picture]);
      expect(await posing.library.stories.posePhoto(posing.server.id, recorder.last.story!.id)).not.toBeNull();
    });

    it("refuses what does not fit, before anything is stored", async () => {
      const before = await told();
      const tooSmall = { name: "x.txt", bytes: new Uint8Array([1]) };
      const refusals: [string, (typeof picture)[], RegExp][] = [
        ["Ada jumps", [picture], /^No panel takes its pose from the picture\. Write \[pose: photo\]/],
        ["Ada rests | [pose: photo] Ada", [], /^Panel 2 takes its pose from a photo, but none was sent/],
        ["[pose: photo] Ada", [tooSmall], /^This is no picture\. Send a PNG/],
        ["[pose: photo] Ada", [picture, picture], /^Send one picture/],
        ["[pose: photo] a robot", [picture], /^Panel 1: nobody is in it to take the pose/],
      ];
      for (const [script, pictures, problem] of refusals) expect((await tell(script, pictures)).text).toMatch(problem);
      expect(await told()).toBe(before);
    });

    it("is refused where the pack draws poses from words alone", async () => {
      for (const script of ["[pose: photo] Ada jumps", "Ada jumps"])
        expect((await tell(script, [picture], test)).text).toMatch(/cannot be taken from a photo here/);
      expect((await tell("[pose: photo] Ada jumps", [], test)).text).toMatch(/cannot be taken from a photo here/);
    });
  });

  it("refuses a script with all its problems", async () => {
    await say("/story @Zed runs | [x] Ada", { id: "c" });
    expect(recorder.last).toMatchObject({ tone: "error", private: true });
    expect(recorder.last.text).toMatch(/^Panel 1: .*Zed.*\nPanel 2: "x" is not an option/);
  });

  it("refuses characters that are not ready, naming each", async () => {
    await say("/story Cy, Di and Ed run | Ada waves", { id: "c" });
    const [cy, di, ed] = recorder.last.text.split("\n");
    expect(cy).toMatch(/Cy is still being read/);
    expect(di).toMatch(/Di has no face/);
    expect(ed).toMatch(/Ed could not be made/);
  });

  it("refuses options that do not exist", async () => {
    await say("/story Ada runs style: oil", { id: "c" });
    expect(recorder.last.text).toMatch(/"oil" is not a style.*storybook, watercolour or comic/);
    await say("/story Ada runs seed: many", { id: "c" });
    expect(recorder.last.text).toMatch(/whole number/);
  });

  it("is drawn three at a time for one person", async () => {
    for (let i = 0; i < 3; i++) await say("/story Ada runs", { id: "d" });
    expect(recorder.last.story).toBeDefined();
    await say("/story Ada runs", { id: "d" });
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/3 stories being drawn/) });
    await test.commands.press(
      test.context({ id: "d" }, recorder),
      recorder.posted[0]!.versions[0]!.buttons![0]!.action,
    );
    await say("/story Ada runs", { id: "d" });
    expect(recorder.last.story).toBeDefined();
  });

  it("is written with its jobs or not at all; the person gets an id that the log has too", async () => {
    test.failQueues(true);
    await say("/story Bob runs", { id: "e" });
    test.failQueues(false);
    const id = recorder.last.text.match(/with the id ([0-9a-f]{8})/)?.[1];
    const details = { id, command: "story", server: test.server.id };
    expect(test.logged.at(-1)).toMatchObject({ details, message: "command failed" });
    const stories = await test.library.stories.list(test.server.id);
    expect(stories.filter(({ createdBy }) => createdBy === "e")).toEqual([]);
  });

  it("has every refusal in the log by the id that the person was shown, without what was typed", async () => {
    const refused = [
      ["/story @Zed runs | [x] Ada", "story", "ScriptError", "nobody-near unknown-option"],
      ["/story Ada runs style: oil", "story", "UserError", "value.not-a-choice"],
      ["/story Cy and Di run", "story", "UserError", "story.encoding story.no-face"],
      ["/character add Ada", "character add", "UserError", "value.no-picture-example"],
      ["/dance with Ada", undefined, "UserError", "line.unknown"],
    ] as const;
    for (const [line, command, error, code] of refused) {
      await say(line, { id: "c" });
      const id = recorder.last.note?.match(/^Error ([0-9a-f]{8})$/)?.[1];
      const details = { id, command, server: test.server.id, error, code };
      expect(test.logged.at(-1)).toEqual({ details, message: "a command was refused" });
    }
    await test.commands.press(test.context({ id: "c", locale: "de" }, recorder), "story/cancel/none");
    expect(recorder.last.note).toMatch(/^Fehler [0-9a-f]{8}$/);
    expect(test.logged.at(-1)!.details).toMatchObject({ command: "story/cancel/none", code: "story.gone" });
  });

  it("is cancelled by its author and by moderators only", async () => {
    await say("/story Ada runs | Ada sleeps", { id: "f" });
    const story = await theStory();
    const { action } = recorder.button("Cancel");
    await test.commands.press(test.context({ id: "g" }, recorder), action);
    expect(recorder.last.tone).toBe("error");
    expect((await test.library.stories.get(test.server.id, story.id))!.status).toBe("drawing");
    await test.commands.press(test.context({ id: "g", moderator: true }, recorder), action);
    expect(recorder.last.text).toBe("The story was cancelled; no panel is drawn.");
    expect((await test.library.stories.get(test.server.id, story.id))!.status).toBe("cancelled");
    expect((await test.jobs("draw-panel")).filter(({ storyId }) => storyId === story.id)).toEqual([]);
    await test.commands.press(test.context({ id: "f" }, recorder), action);
    expect(recorder.last.text).toMatch(/not being drawn any more/);
  });
});

describe("/help and mistakes", () => {
  it("help lists every command, and explains one", async () => {
    await say("/help");
    expect(recorder.last.items!.map(({ title }) => title.split(" ").slice(0, 2).join(" "))).toEqual([
      "/character add",
      "/character list",
      "/character show",
      "/character photo",
      "/character rename",
      "/character change",
      "/character remove",
      "/story script",
      "/queue",
      "/privacy",
      "/settings [characters:",
      "/help [command]",
    ]);
    await say("/help story");
    expect(recorder.last.text).toMatch(/^\/story script \[style: …\]/);
    expect(recorder.last.items!.map(({ title }) => title)).toContain("style");
    await say("/help stroy");
    expect(recorder.last.text).toMatch(/Did you mean \/story/);
  });

  it("buttons that nobody made are refused", async () => {
    for (const action of ["", "story/cancel/not-an-id", "story/toString/x", "nobody/knows/this", "x".repeat(5000)]) {
      await test.commands.press(test.context({}, recorder), action);
      expect(recorder.last.tone).toBe("error");
      expect(recorder.last.text).not.toMatch(/Something went wrong/);
    }
  });

  it("an answer that cannot be posted is logged and throws nothing", async () => {
    const reply = () => Promise.reject(new Error("the platform is away"));
    await test.commands.run({ ...test.context(), reply }, "help", {});
    expect(test.logged.at(-1)!.message).toBe("an error could not be answered");
  });
});
