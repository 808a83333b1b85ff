import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fromPicture } from "../../../src/commands/index.ts";
import { textOf } from "../../support/slack/user.ts";
import { logged, photo, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
  await world.character(world.user(), "Ada");
});
afterAll(() => world.close());

const workspace = () => world.library.servers.findOrCreate({ platform: "slack", platformId: "T1", name: "acme" });

describe("places in Slack", () => {
  it("says how to invite the bot where it is not in the channel, and draws nothing", async () => {
    const stranger = world.user("UANN", "CSTRANGE");
    await stranger.type("/story Ada waves");
    const answer = await stranger.whisper('I am not in this channel. Type "/invite @storymaker" here');
    expect(logged.at(-1)).toMatchObject({
      code: "slack.not-in-channel",
      command: "story",
      server: (await workspace()).id,
    });
    expect(answer.blocks.at(-1)).toMatchObject({
      ...{ type: "context", elements: [{ text: `Error ${logged.at(-1)!.id}` }] },
    });
    expect(await world.library.stories.list((await workspace()).id)).toEqual([]);
  });

  it("keeps a chat with the bot to itself", async () => {
    const inChat = world.user("UANN", "DANN");
    await inChat.type("/character list");
    await inChat.message("There are no characters here yet.");
    await world.character(inChat, "Zoe");
    await world.user().type("/character list");
    const list = await world.user().message("One character on this server.");
    expect(textOf(list.blocks)).not.toContain("Zoe");
  });

  it("makes a character from the picture of a message", async () => {
    const ben = world.user("UBEN");
    await ben.shortcut(fromPicture.id, []);
    await ben.whisper("There is no picture in this message.");
    const files = [ben.upload("cat.png", photo()), ben.upload("notes.txt", photo(), "text/plain")];
    const view = await ben.shortcutForm(fromPicture.id, files);
    const fields = view.blocks.filter(({ type }) => type === "input").map(({ block_id }) => block_id);
    expect(fields).toEqual(["name", "kind", "for", "consent"]);
    await ben.submit(view, { name: "Minka", kind: "cat", consent: true });
    await ben.whisper("Minka is ready");
  });

  it("refuses a file that is too large or that it may not see, before it is read", async () => {
    const ann = world.user();
    const view = await ann.open("/character add Big");
    await ann.submit(view, { photos: [ann.upload("big.png", Buffer.alloc(11 * 2 ** 20))], consent: true });
    await ann.whisper("big.png is too large: a picture can have at most 10 MB.");
    const gone = { ...ann.upload("gone.png", photo()), id: "FGONE" };
    await ann.submit(view, { photos: [gone], consent: true });
    await ann.whisper("I cannot see this picture");
  });

  it("sends an export into the chat with the bot, where only its person sees it", async () => {
    const ben = world.user("UBEN");
    await ben.type("/privacy");
    await ben.press(await ben.whisper("What is kept about you"), "Export");
    await ben.whisper("Part 1 of your data.\nThe file is in your chat with @storymaker.");
    const zips = () => [...world.state.files.values()].filter(({ name }) => name === "storymaker-1.zip");
    const zip = await world.state.until(() => zips().find(({ sharedIn }) => sharedIn.includes("DUBEN")));
    expect(zip.sharedIn).toEqual(["DUBEN"]);
    expect(zip.bytes.subarray(0, 2).toString()).toBe("PK");
  });

  it("says so when a form comes too late", async () => {
    world.slack.triggers.late = true;
    await world.user().type("/story");
    const late = await world.user().whisper("Slack waits 3 seconds for a form, and this took longer.");
    expect(textOf(late.blocks)).toContain(`Error ${logged.at(-1)!.id}`);
    expect(logged.at(-1)).toMatchObject({ code: "slack.form-late", command: "story" });
    world.slack.triggers.late = false;
  });

  it("answers with an id when the database is away, whatever was used", async () => {
    const ann = world.user();
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    await ann.type("/character show Ada");
    const shown = await ann.message("in 0 stories");
    await owner.query(`ALTER TABLE "Server" RENAME TO "Away"`);
    for (const use of [() => ann.type("/help"), () => ann.press(shown, "Rename"), () => ann.press(shown, "Remove")]) {
      const before = world.state.ephemerals.length;
      await use();
      const answer = await world.state.until(() => world.state.ephemerals[before]);
      expect(textOf(answer.blocks)).toMatch(/Something went wrong on our side.*with the id/);
    }
    await owner.query(`ALTER TABLE "Away" RENAME TO "Server"`);
    await owner.end();
  });

  it("answers the person alone also when the response_url is used up", async () => {
    const ann = world.user();
    for (let use = 0; use < 8; use++) await ann.type("/character show Nobody");
    await ann.whisper('Nobody here is called "Nobody".');
    const view = await ann.open("/character add Wrong");
    world.slack.responses.end();
    await ann.submit(view, { photos: [ann.upload("x.png", Buffer.from("no"))], consent: true });
    await ann.whisper("This file is no picture.");
    expect(world.state.called("chat.postEphemeral").at(-1)).toMatchObject({ channel: "C1", user: "UANN" });
  });

  it("deletes a workspace's data, its chats too, when the app stays removed", async () => {
    const { id } = await workspace();
    await world.slack.send("events_api", { type: "event_callback", team_id: "T1", event: { type: "app_uninstalled" } });
    const app = await world.library.servers.findOrCreate({
      platform: "slack",
      platformId: "app",
      name: "The Slack app",
    });
    await expect.poll(() => world.library.settings.get(app.id, "leaving T1")).toBeTypeOf("string");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6 * 24 * 3600_000 });
    await world.restart();
    expect(await world.library.characters.list(id)).toHaveLength(2);
    expect(await world.library.settings.get(app.id, "leaving T1")).toBeNull();
    await world.slack.send("events_api", { type: "event_callback", team_id: "T1", event: { type: "app_uninstalled" } });
    await expect.poll(() => world.library.settings.get(app.id, "leaving T1")).toBeTypeOf("string");
    vi.setSystemTime(Date.now() + 8 * 24 * 3600_000);
    await world.restart();
    vi.useRealTimers();
    expect(await world.library.characters.list(id)).toEqual([]);
    const chat = await world.library.servers.findOrCreate({ platform: "slack", platformId: "T1/DANN", name: "chat" });
    expect(await world.library.characters.list(chat.id)).toEqual([]);
  });
});
