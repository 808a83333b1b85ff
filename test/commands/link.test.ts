import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../src/commands/index.ts";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
beforeAll(async () => {
  test = await testCommands();
});
afterAll(() => test.close());

const uma = { id: "u1", name: "Uma" };
const ben = { id: "u2", name: "Ben" };
const eve = { id: "u3", name: "Eve" };
const people = [uma, ben, eve];
const photo = { name: "photo.png", bytes: new Uint8Array([1, 2, 3, 4, 5]) };

/** A use of the commands where people are known by `<@id>`, as on Discord and Slack. */
function context(person: Partial<Person>, recorder: Recorder, onLast = false) {
  return {
    ...test.context(person, recorder, onLast ? recorder.lastSent : null),
    findMember: async (typed: string) => people.find(({ id }) => typed === `<@${id}>` || typed === id) ?? null,
  };
}
async function say(person: Partial<Person>, line: string, files = line.startsWith("/character add") ? [photo] : []) {
  const recorder = new Recorder();
  await test.commands.runLine(context(person, recorder), line, files);
  return recorder;
}
const press = (recorder: Recorder, label: string, person: Partial<Person>) =>
  test.commands.press(context(person, recorder, true), recorder.button(label).action);
const byName = (name: string) => test.library.characters.findByName(test.server.id, name);
const ready = async (name: string) =>
  test.library.characters.setStatus(test.server.id, (await byName(name))!.id, "ready");

describe("a character for a person of the server", () => {
  it("is asked about where all see it; only that person is told, and nobody else answers", async () => {
    const recorder = await say(uma, "/character add Benny kind: man for: <@u2> consent: yes");
    expect(recorder.last).toMatchObject({ ping: ben, text: expect.stringMatching(/Uma says that.*Benny shows you/s) });
    expect(recorder.last.private).toBeUndefined();
    expect(recorder.last.text).toMatch(/What is kept.*For how long/s);
    await press(recorder, "Agree", uma);
    expect(recorder.last).toMatchObject({ tone: "error", text: "Only Ben can decide that." });
    recorder.posted.pop();
    await press(recorder, "Decline", { ...eve, moderator: true });
    expect(recorder.last).toMatchObject({ tone: "error", private: true });
    expect(await byName("Benny")).toMatchObject({ personId: "u2", agreedAt: null, consentBy: "u1" });
  });

  it("cannot be used before they agree, nor seen, nor linked with somebody else", async () => {
    await ready("Benny");
    for (const script of ["Benny waves", "<@u2> waves"])
      expect((await say(uma, `/story ${script}`)).last).toMatchObject({
        ...{ tone: "error", text: expect.stringMatching(/Benny cannot be used until Ben agrees/) },
      });
    const shown = await say(uma, "/character show Benny");
    expect(shown.last).toMatchObject({ pictures: [] });
    expect(shown.last.items).toContainEqual({ title: "Shows", text: "Ben, who was asked" });
    expect((await say(uma, "/character list")).last.items).toContainEqual({
      ...{ title: "Benny", text: "man, waits until Ben agrees" },
    });
    expect((await say(uma, "/character change Benny for: <@u3>")).last.text).toMatch(/linked with Ben. Only Ben/);
    expect(shown.last.buttons!.map(({ label }) => label)).toEqual([
      ...["Agree", "Decline", "Show me what is kept", "Remove"],
    ]);
    expect(await byName("Benny")).toMatchObject({ personId: "u2" });
  });

  it("is asked about once, so that nobody is told of it again and again", async () => {
    const again = await say(uma, "/character change Benny for: <@u2>");
    expect(again.posted).toHaveLength(1);
    expect(again.last).toMatchObject({ tone: "error", text: expect.stringMatching(/linked with Ben already/) });
    await test.character("Later", "man");
    const later = await say(uma, "/character change Later for: <@u2>");
    expect(later.last.text).toMatch(/has a character already/);
    const other = await say(uma, "/character change Later for: <@u3>");
    expect(other.posted.map(({ versions: [first] }) => [first!.private, first!.ping])).toEqual([
      [true, undefined],
      [undefined, eve],
    ]);
    await press(other, "Decline", eve);
  });

  it("is what a mention of them means once they have agreed", async () => {
    const shown = await say(eve, "/character show Benny");
    await press(shown, "Show me what is kept", ben);
    expect(shown.last.private).toBe(true);
    shown.posted.pop();
    await press(shown, "Agree", ben);
    expect(shown.last).toMatchObject({ tone: "success", text: expect.stringMatching(/^Ben agreed/) });
    const story = await say(eve, '/story <@u2> waves | <@u2>: "Hello <@u2>" sits');
    expect(story.last.items).toMatchObject([{ title: "Panel 1: Benny" }, { title: "Panel 2: Benny" }]);
    expect(story.last.items![0]!.text).toBe("@Benny waves");
    expect((await say(eve, "/character show <@u2>")).last.text).toBe("Benny");
    expect((await say(eve, "/story <@u3> waves")).last.text).toMatch(/has no character here/);
  });

  it("may be changed and removed by them as by who added it, and they alone end the link", async () => {
    const shown = await say(uma, "/character show Benny");
    expect(shown.last.items).toContainEqual({ title: "Shows", text: expect.stringMatching(/^Ben, who agreed on 2/) });
    await press(shown, "End the link", uma);
    expect(shown.last.text).toBe("Only Ben can decide that.");
    expect((await say(eve, "/character rename Benny to: Bo")).last.text).toMatch(/Only Uma, Ben and the moderators/);
    expect((await say(ben, "/character rename Benny to: Bo")).last.tone).toBe("success");
    const again = await say(ben, "/character show Bo");
    await press(again, "End the link", ben);
    expect(await byName("Bo")).toMatchObject({ personId: null, status: "ready" });
    const linked = await say(ben, "/character change Bo for: <@u2>");
    expect(linked.last.text).toMatch(/Only Uma and the moderators/);
  });

  it("is used at once by who links themselves", async () => {
    const recorder = await say(ben, "/character add Me for: <@u2> consent: yes");
    expect(recorder.posted).toHaveLength(1);
    expect(await byName("Me")).toMatchObject({ personId: "u2", agreedAt: expect.any(Date) });
  });

  it("is told of by /privacy, exported and deleted there, whoever added it", async () => {
    await say(uma, "/character add Evi for: <@u3> consent: yes");
    await say(uma, "/character add Mine consent: yes");
    const recorder = await say(eve, "/privacy");
    expect(recorder.last.text).toMatch(/the character Evi that shows you, added by Uma/);
    await press(recorder, "Export", eve);
    const data = Buffer.from(unzipSync(recorder.last.files![0]!.bytes)["data.json"]!).toString();
    expect(JSON.parse(data).characters.map(({ name }: { name: string }) => name)).toEqual(["Evi"]);
    recorder.posted.pop();
    await press(recorder, "Delete all of it", eve);
    await press(recorder, "Delete all of it now", eve);
    expect(await byName("Evi")).toBeNull();
    expect(await byName("Mine")).not.toBeNull();
  });

  it("is removed with everything when they decline, and then there is nothing to decide", async () => {
    const recorder = await say(uma, "/character add Evi for: <@u3> consent: yes");
    const evi = (await byName("Evi"))!;
    const [kept] = await test.library.photos.list(test.server.id, evi.id);
    const action = recorder.button("Agree").action;
    await press(recorder, "Decline", eve);
    expect(recorder.last.text).toMatch(/Eve declined: Evi was removed, with everything/);
    expect(recorder.last.buttons).toBeUndefined();
    expect(await test.library.characters.get(test.server.id, evi.id)).toBeNull();
    await expect(test.library.files.get(test.server.id, kept!.storageKey!)).rejects.toThrow();
    await test.commands.press(context(eve, recorder), action);
    expect(recorder.last.text).toMatch(/has been removed already/);
  });

  it("stops what was drawn of it from being drawn again while a new question is open", async () => {
    await test.character("Old", "man");
    const story = await say(uma, "/story Old waves");
    const { panels } = (await test.library.stories.get(test.server.id, story.last.story!.id))!;
    await test.library.panels.start(test.server.id, panels[0]!.id, 4);
    const picture = { picture: new Uint8Array([1]), seed: 1, milliseconds: 1 };
    await test.library.panels.drawn(test.server.id, panels[0]!.id, picture);
    await say(uma, "/character change Old for: <@u3>");
    const recorder = new Recorder();
    await test.commands.press(context(uma, recorder), `story/redraw/${panels[0]!.id}`);
    expect(recorder.last.text).toMatch(/Old cannot be used until Eve agrees/);
  });

  it("is refused for somebody unknown, and where nobody is known", async () => {
    expect((await say(uma, "/character add X for: Bob consent: yes")).last.text).toMatch(/"Bob" is nobody here/);
    const recorder = new Recorder();
    await test.commands.runLine(test.context({}, recorder), "/character add X for: Bob consent: yes", [photo]);
    expect(recorder.last.text).toMatch(/no accounts to ask/);
    expect(await byName("X")).toBeNull();
    expect((await say(uma, "/character change Mine")).last.text).toMatch(/Say one thing to change/);
  });
});
