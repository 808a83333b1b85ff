import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

let test: Awaited<ReturnType<typeof testLibrary>>;
let library: Library;
let server: string;
beforeAll(async () => {
  test = await testLibrary();
  library = test.library;
  server = (await library.servers.findOrCreate({ platform: "web", platformId: "room", name: "Room" })).id;
});
afterAll(() => test.close());

const say = (text: string, more: { privateTo?: string; nonce?: string } = {}) =>
  library.messages.post(server, { privateTo: null, storyId: null, content: { text }, ...more });

describe("messages", () => {
  it("are listed in the order of posting, to those who may see them", async () => {
    const first = await say("one");
    await say("for ann", { privateTo: "ann" });
    await say("three");
    const texts = async (visibleTo: string) =>
      (await library.messages.latest(server, { visibleTo, limit: 10 })).map(({ content }) => content);
    expect(await texts("ann")).toEqual([{ text: "one" }, { text: "for ann" }, { text: "three" }]);
    expect(await texts("bob")).toEqual([{ text: "one" }, { text: "three" }]);
    await library.messages.edit(server, first.id, { text: "one, edited" });
    expect((await texts("bob"))[0]).toEqual({ text: "one, edited" });
    const [, second] = await library.messages.latest(server, { visibleTo: "ann", limit: 10 });
    const older = await library.messages.latest(server, { visibleTo: "ann", limit: 1, before: second!.position });
    expect(older.map(({ id }) => id)).toEqual([first.id]);
  });

  it("are posted once per nonce, also by two at once", async () => {
    const posted = await Promise.all([say("panel", { nonce: "n1" }), say("panel", { nonce: "n1" })]);
    expect(posted[0]!.id).toBe(posted[1]!.id);
  });

  it("say what changed since a revision, and tell listeners", async () => {
    const before = await library.messages.revision(server);
    const heard: number[] = [];
    const stop = await library.events.subscribe((event) => {
      if (event.type === "message") heard.push(event.revision);
    });
    const posts = await Promise.all(Array.from({ length: 8 }, (_, i) => say(`at once ${i}`)));
    await library.messages.edit(server, posts[0]!.id, { text: "edited" });
    const changed = await library.messages.changedSince(server, before, 100);
    expect(changed).toHaveLength(8);
    expect(changed.at(-1)).toMatchObject({ id: posts[0]!.id, content: { text: "edited" }, revision: before + 9 });
    await expect.poll(() => heard).toEqual(Array.from({ length: 9 }, (_, i) => before + 1 + i));
    stop();
  });

  it("of another server stay unseen", async () => {
    const other = (await library.servers.findOrCreate({ platform: "web", platformId: "other", name: "Other" })).id;
    expect(await library.messages.latest(other, { visibleTo: "ann", limit: 10 })).toEqual([]);
    expect(await library.messages.revision(other)).toBe(0);
  });
});
