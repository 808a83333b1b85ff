import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Character, LibraryEvent, NewCharacter, NewStory, Server } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

let test: Awaited<ReturnType<typeof testLibrary>>;
let server: Server;
let other: Server;
beforeAll(async () => {
  test = await testLibrary();
  server = await test.library.servers.findOrCreate({ platform: "web", platformId: "one", name: "One" });
  other = await test.library.servers.findOrCreate({ platform: "web", platformId: "two", name: "Two" });
});
afterAll(() => test.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const newCharacter = (name: string, photos = [bytes(`photo of ${name}`)]): NewCharacter => ({
  ...{ name, kind: "woman", createdBy: "u1", createdByName: "Uma", photos },
  consent: { by: "u1", wording: "2026-11" },
});
const newStory = (panels = 2): NewStory => ({
  ...{ createdBy: "u1", createdByName: "Uma", title: "Tea", script: "Ada drinks tea", style: "cartoon" },
  seed: 2 ** 40 + 1,
  panels: Array.from({ length: panels }, (_, index) => ({
    ...{ text: `panel ${index}`, recognised: ["Ada"], speech: [{ speaker: null, text: "Later" }] },
    request: {
      ...{ pack: "storybook", prompt: "a woman", negativePrompt: "", slots: [], width: 256, height: 256, seed: 7 },
      ...{ steps: 25, guidanceScale: 5, identityScale: 1, pose: null, framing: null },
    },
  })),
});
const drawnPicture = (text = "picture") => ({ picture: bytes(text), seed: 7, milliseconds: 1234.5 });
const filesOnDisk = async (serverId: string) =>
  (
    await readdir(`${test.dataFolder}/files/${serverId}`, { recursive: true, withFileTypes: true }).catch(() => [])
  ).filter((entry) => entry.isFile()).length;
const rowsOf = async (table: string, serverId: string) => {
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(`SELECT count(*)::int AS n FROM "${table}" WHERE "serverId" = $1`, [serverId]);
  await owner.end();
  return rows[0].n as number;
};

describe("servers and settings", () => {
  it("are found again, and renamed with the platform", async () => {
    const again = await test.library.servers.findOrCreate({ platform: "web", platformId: "one", name: "Uno" });
    expect(again).toEqual({ ...server, name: "Uno" });
    const discord = await test.library.servers.findOrCreate({ platform: "discord", platformId: "one", name: "One" });
    expect(discord.id).not.toBe(server.id);
    expect(await test.library.servers.get(discord.id)).toEqual(discord);
    expect(await test.library.servers.get("nothing")).toBeNull();
  });

  it("are made once by many at the same time", async () => {
    const source = { platform: "web", platformId: "crowd", name: "Crowd" };
    const made = await Promise.all(Array.from({ length: 8 }, () => test.library.servers.findOrCreate(source)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it("keep settings, each server its own", async () => {
    await test.library.settings.set(server.id, "safety", { level: 2 });
    await test.library.settings.set(server.id, "safety", null);
    expect(await test.library.settings.all(server.id)).toEqual({ safety: null });
    expect(await test.library.settings.get(other.id, "safety")).toBeUndefined();
  });
});

describe("characters", () => {
  it("go from photo to identity, and leave nothing when removed", async () => {
    const { library } = test;
    const files = await filesOnDisk(server.id);
    const seen: string[] = [];
    const added = await library.characters.add(
      server.id,
      { ...newCharacter("Ada", [bytes("first"), bytes("second")]), mainPhoto: 1 },
      async (_tx, { name }) => void seen.push(name),
    );
    expect(seen).toEqual(["Ada"]);
    expect(added).toMatchObject({ status: "encoding", consentBy: "u1", consentWording: "2026-11", looksOnly: false });
    expect(+added.consentAt).toBeGreaterThan(Date.now() - 60_000);
    const [first, second] = await library.photos.list(server.id, added.id);
    expect([first!.isMain, second!.isMain]).toEqual([false, true]);
    expect(await library.photos.original(server.id, second!.id)).toEqual(Buffer.from("second"));

    const cutOut = { reference: bytes("reference"), preview: bytes("png"), facesFound: 3, faceNote: "the largest" };
    expect(await library.photos.cutOut(server.id, first!.id, cutOut)).toBe(true);
    expect(await library.photos.original(server.id, first!.id)).toBeNull();
    expect(await library.photos.reference(server.id, first!.id)).toEqual(Buffer.from("reference"));
    expect(await library.photos.preview(server.id, first!.id)).toEqual(Buffer.from("png"));
    expect(await filesOnDisk(server.id)).toBe(files + 3);
    await library.photos.setMain(server.id, first!.id);
    expect((await library.photos.list(server.id, added.id)).map(({ isMain }) => isMain)).toEqual([true, false]);

    expect(await library.identities.get(server.id, added.id, "pack-1")).toBeNull();
    expect(await library.identities.put(server.id, added.id, "pack-1", bytes("tokens"))).toBe(true);
    expect(await library.identities.put(server.id, added.id, "pack-1", bytes("tokens 2"))).toBe(true);
    expect(await library.identities.get(server.id, added.id, "pack-1")).toEqual(Buffer.from("tokens 2"));
    expect(await library.characters.setStatus(server.id, added.id, "no-face", "No face was found.")).toBe(true);
    expect(await library.characters.get(server.id, added.id)).toMatchObject({ status: "no-face" });
    const again = await library.characters.encodeAgain(server.id, added.id, { looksOnly: true, faceOnly: false });
    expect(again).toMatchObject({ status: "encoding", statusText: "", looksOnly: true });

    expect(await library.characters.remove(server.id, added.id)).toBe(true);
    expect(await filesOnDisk(server.id)).toBe(files);
    for (const table of ["Character", "Photo", "Identity"]) expect(await rowsOf(table, server.id)).toBe(0);
    expect(await library.characters.remove(server.id, added.id)).toBe(false);
  });

  it("have a picture of clothes beside their photos, encrypted and removed with them", async () => {
    const { library } = test;
    const clothes = { clothes: bytes("a red coat"), faceOnly: false };
    const { id } = await library.characters.add(server.id, { ...newCharacter("Dressed"), ...clothes });
    const photos = await library.photos.list(server.id, id);
    expect(photos.map(({ shows, isMain, position }) => [shows, isMain, position])).toEqual([
      ["person", true, 0],
      ["clothes", false, 1],
    ]);
    const worn = photos[1]!;
    const stored = await readFile(
      `${test.dataFolder}/files/${server.id}/${worn.storageKey!.slice(0, 2)}/${worn.storageKey}`,
    );
    expect(stored.includes("a red coat")).toBe(false);
    expect(await library.photos.original(server.id, worn.id)).toEqual(Buffer.from("a red coat"));
    expect(await library.photos.original(other.id, worn.id)).toBeNull();
    expect(await library.characters.remove(server.id, id)).toBe(true);
    expect(await filesOnDisk(server.id)).toBe(0);
    expect(await rowsOf("Photo", server.id)).toBe(0);
  });

  it("that were removed are not brought back by a worker", async () => {
    const { library } = test;
    const { id } = await library.characters.add(server.id, newCharacter("Gone"));
    const [photo] = await library.photos.list(server.id, id);
    await library.characters.remove(server.id, id);
    const cutOut = { reference: bytes("r"), preview: null, facesFound: 1, faceNote: "" };
    expect(await library.photos.cutOut(server.id, photo!.id, cutOut)).toBe(false);
    expect(await library.identities.put(server.id, id, "pack", bytes("tokens"))).toBe(false);
    expect(await library.characters.setStatus(server.id, id, "ready")).toBe(false);
    await expect(library.characters.rename(server.id, id, "Back")).rejects.toMatchObject({ code: "not-found" });
    expect(await filesOnDisk(server.id)).toBe(0);
  });

  it("have names that are unique in a server without regard to case, script or look-alike forms", async () => {
    const { library } = test;
    const made: Character[] = [];
    for (const name of ["Zoë", "Straße", "Ωραίος", "李雷", "محمد", "🦊", "👩‍🚀 Ada", "O'Brien", "Ａｌｅｘ"])
      made.push(await library.characters.add(server.id, newCharacter(name)));
    for (const name of ["ZOË", "zoe\u0308", "STRASSE", "ωραίοσ", " 李雷 ", "👩‍🚀  ADA", "alex", "🦊\uFE0F"])
      await expect(library.characters.add(server.id, newCharacter(name)), name).rejects.toMatchObject({
        code: "name-taken",
      });
    expect(await library.characters.findByName(server.id, "sTRASSE")).toMatchObject({ name: "Straße" });
    expect(await library.characters.findByName(other.id, "Zoë")).toBeNull();
    expect((await library.characters.add(other.id, newCharacter("Zoë"))).name).toBe("Zoë");
    const [zoe, strasse] = made;
    await expect(library.characters.rename(server.id, zoe!.id, "strasse")).rejects.toMatchObject({
      code: "name-taken",
    });
    expect(await library.characters.rename(server.id, strasse!.id, "Strasse")).toMatchObject({ name: "Strasse" });
    expect(await filesOnDisk(server.id)).toBe(made.length);
    for (const { id } of made) await library.characters.remove(server.id, id);
  });

  it("are refused with a wrong kind, no photo or too many", async () => {
    const { characters } = test.library;
    const photos = Array.from({ length: 5 }, () => bytes("photo"));
    await expect(characters.add(server.id, newCharacter("A", []))).rejects.toMatchObject({ code: "photos-invalid" });
    await expect(characters.add(server.id, newCharacter("A", photos))).rejects.toMatchObject({
      code: "photos-invalid",
    });
    await expect(characters.add(server.id, { ...newCharacter("A"), kind: "one two three four" })).rejects.toMatchObject(
      { code: "kind-invalid" },
    );
    expect((await characters.list(server.id)).length).toBe(0);
  });

  it("are not kept when their job cannot be written", async () => {
    const failing = async () => Promise.reject(new Error("no queue"));
    await expect(test.library.characters.add(server.id, newCharacter("Lost"), failing)).rejects.toThrow("no queue");
    expect(await test.library.characters.findByName(server.id, "Lost")).toBeNull();
    expect(await filesOnDisk(server.id)).toBe(0);
  });
});

describe("what people remove", () => {
  it("is hidden at once, can be had back, and goes for good with its files on every server", async () => {
    const { characters, stories, panels, removeDeleted } = test.library;
    const rows = async () => [await rowsOf("Character", server.id), await rowsOf("Panel", server.id)];
    const { id } = await characters.add(server.id, newCharacter("Nora"));
    const story = await stories.create(server.id, newStory(2));
    const [first, second] = story.panels.map((panel) => panel.id) as [string, string];
    expect(await panels.hide(server.id, first)).toBeNull();
    for (const panel of [first, second]) {
      await panels.drawn(server.id, panel, drawnPicture());
      await panels.posted(server.id, panel, panel);
    }
    await panels.hide(server.id, first);
    await characters.hide(server.id, id);
    expect(await characters.get(server.id, id)).toBeNull();
    expect(await characters.findByName(server.id, `removed ${id}`)).toBeNull();
    expect(await characters.restore(other.id, id)).toBeNull();
    await removeDeleted(60_000);
    expect(await rows()).toEqual([1, 2]);
    expect(await characters.restore(server.id, id)).toMatchObject({ name: "Nora", deletedAt: null });
    expect(await characters.findByName(server.id, "nora")).toMatchObject({ id });
    await characters.hide(server.id, id);
    await removeDeleted(0);
    expect(await rows()).toEqual([0, 1]);
    expect(await filesOnDisk(server.id)).toBe(1);
    await stories.remove(server.id, story.id);
  });
});

describe("stories", () => {
  it("are drawn, posted and done", async () => {
    const { stories, panels } = test.library;
    const story = await stories.create(server.id, newStory(), async (tx, { panels }) => {
      const [row] = await tx.$queryRawUnsafe<{ n: number }[]>('SELECT count(*)::int AS n FROM "Panel"');
      expect(row!.n).toBe(panels.length);
    });
    expect(story).toMatchObject({ status: "drawing", seed: 2 ** 40 + 1, threadId: null });
    expect(story.panels.map(({ index, status, steps }) => [index, status, steps])).toEqual([
      [0, "waiting", 25],
      [1, "waiting", 25],
    ]);
    expect(story.panels[0]).toMatchObject({ ...newStory().panels[0], takes: [] });
    await stories.setThread(server.id, story.id, { threadId: "t1" });
    expect((await stories.list(server.id, { threadId: "t1" })).map(({ id }) => id)).toEqual([story.id]);

    for (const { id, index } of story.panels) {
      expect(await panels.posted(server.id, id, "too early")).toBe(false);
      expect(await panels.start(server.id, id, 20)).toMatchObject({ status: "drawing", steps: 20 });
      expect(await panels.progress(server.id, id, 3)).toBe(true);
      const drawn = await panels.drawn(server.id, id, drawnPicture(`picture ${index}`));
      expect(drawn).toMatchObject({ take: { number: 1, milliseconds: 1235 }, panel: { status: "drawn", step: 3 } });
      expect(await panels.posted(server.id, id, `m${index}`)).toBe(true);
      expect(await panels.posted(server.id, id, "twice")).toBe(false);
      expect(await panels.picture(server.id, id)).toEqual(Buffer.from(`picture ${index}`));
      expect(await panels.picture(other.id, id)).toBeNull();
    }
    const done = await stories.get(server.id, story.id);
    expect(done).toMatchObject({ status: "done", threadId: "t1" });
    expect(done!.panels.map(({ messageId }) => messageId)).toEqual(["m0", "m1"]);
    expect(await stories.cancel(server.id, story.id)).toBeNull();

    expect(await stories.remove(server.id, story.id)).toBe(true);
    for (const table of ["Story", "Panel", "Take"]) expect(await rowsOf(table, server.id)).toBe(0);
    expect(await filesOnDisk(server.id)).toBe(0);
  });

  it("keep one picture of a panel that two workers draw", async () => {
    const { stories, panels } = test.library;
    const story = await stories.create(server.id, newStory(1));
    const id = story.panels[0]!.id;
    expect(await panels.start(server.id, id, 25)).not.toBeNull();
    expect(await panels.start(server.id, id, 25)).not.toBeNull();
    const drawn = await Promise.all([1, 2, 3].map(() => panels.drawn(server.id, id, drawnPicture())));
    expect(drawn.filter((result) => result !== null).length).toBe(1);
    expect(await panels.start(server.id, id, 25)).toBeNull();
    expect(await panels.progress(server.id, id, 9)).toBe(false);
    const posted = await Promise.all(["a", "b", "c"].map((message) => panels.posted(server.id, id, message)));
    expect(posted.filter(Boolean).length).toBe(1);
    expect(await filesOnDisk(server.id)).toBe(1);
    await stories.remove(server.id, story.id);
  });

  it("are cancelled with what is not drawn yet", async () => {
    const { stories, panels } = test.library;
    const story = await stories.create(server.id, newStory(3));
    const [drawn, drawing, waiting] = story.panels.map(({ id }) => id) as [string, string, string];
    await panels.start(server.id, drawn, 25);
    await panels.drawn(server.id, drawn, drawnPicture());
    await panels.start(server.id, drawing, 25);
    const cancelled = await stories.cancel(server.id, story.id);
    expect(cancelled?.panels.map(({ status }) => status)).toEqual(["drawn", "cancelled", "cancelled"]);
    expect(await panels.progress(server.id, drawing, 2)).toBe(false);
    expect(await panels.drawn(server.id, drawing, drawnPicture())).toBeNull();
    expect(await panels.start(server.id, waiting, 25)).toBeNull();
    expect(await panels.failed(server.id, waiting, { error: "late", errorId: "0123abcd" })).toBe(false);
    expect(await panels.posted(server.id, drawn, "m")).toBe(true);
    expect((await stories.get(server.id, story.id))?.status).toBe("cancelled");
    expect(await filesOnDisk(server.id)).toBe(1);
    await stories.remove(server.id, story.id);
  });

  it("survive cancelling and posting at the same time", async () => {
    const { stories, panels } = test.library;
    for (let round = 0; round < 5; round++) {
      const story = await stories.create(server.id, newStory(4));
      for (const { id } of story.panels) await panels.drawn(server.id, id, drawnPicture());
      await Promise.all([
        ...story.panels.map(({ id }) => panels.posted(server.id, id, id)),
        stories.cancel(server.id, story.id),
      ]);
      const over = await stories.get(server.id, story.id);
      expect(["done", "cancelled"]).toContain(over?.status);
      expect(over?.panels.every(({ status }) => status === "posted")).toBe(true);
      await stories.remove(server.id, story.id);
    }
  });

  it("fail when every panel failed or was refused", async () => {
    const { stories, panels } = test.library;
    const story = await stories.create(server.id, newStory(2));
    const [first, second] = story.panels.map(({ id }) => id) as [string, string];
    expect(await panels.refused(server.id, first, { error: "not for all ages", errorId: "0123abcd" })).toBe(true);
    expect((await stories.get(server.id, story.id))?.status).toBe("drawing");
    await panels.start(server.id, second, 25);
    expect(await panels.failed(server.id, second, { error: "no such character", errorId: "0123abcd" })).toBe(true);
    expect(await panels.failed(server.id, second, { error: "again", errorId: "0123abcd" })).toBe(false);
    const failed = await stories.get(server.id, story.id);
    expect(failed).toMatchObject({
      status: "failed",
      panels: [{ error: "not for all ages", errorId: "0123abcd" }, { status: "failed" }],
    });
    expect(failed?.finishedAt).toBeInstanceOf(Date);
  });

  it("are written with their jobs or not at all", async () => {
    const before = (await test.library.stories.list(server.id)).length;
    const failing = async () => Promise.reject(new Error("no queue"));
    await expect(test.library.stories.create(server.id, newStory(), failing)).rejects.toThrow("no queue");
    expect((await test.library.stories.list(server.id)).length).toBe(before);
  });
});

it("removing a server removes everything in it and nothing else", async () => {
  const { library } = test;
  const doomed = await library.servers.findOrCreate({ platform: "web", platformId: "doomed", name: "Doomed" });
  await library.characters.add(doomed.id, newCharacter("Ada"));
  const kept = await library.characters.add(server.id, newCharacter("Keeper"));
  const story = await library.stories.create(doomed.id, newStory(1));
  await library.panels.drawn(doomed.id, story.panels[0]!.id, drawnPicture());
  await library.settings.set(doomed.id, "a", 1);
  expect(await filesOnDisk(doomed.id)).toBe(2);
  await library.servers.remove(doomed.id);
  expect(await filesOnDisk(doomed.id)).toBe(0);
  for (const table of ["Character", "Photo", "Identity", "Story", "Panel", "Take", "Setting"])
    expect(await rowsOf(table, doomed.id)).toBe(0);
  expect(await library.servers.get(doomed.id)).toBeNull();
  expect(await library.characters.remove(server.id, kept.id)).toBe(true);
});

describe("events", () => {
  it("tell of what changed, and nothing of what was rolled back", async () => {
    const events: LibraryEvent[] = [];
    const stop = await test.library.events.subscribe((event) => events.push(event));
    const failing = async () => Promise.reject(new Error("no queue"));
    await test.library.stories.create(server.id, newStory(1), failing).catch(() => {});
    const story = await test.library.stories.create(server.id, newStory(1));
    const panelId = story.panels[0]!.id;
    await test.library.panels.start(server.id, panelId, 25);
    await test.library.panels.progress(server.id, panelId, 4);
    await expect.poll(() => events).toHaveLength(3);
    const panel = { type: "panel", serverId: server.id, storyId: story.id, panelId, status: "drawing", steps: 25 };
    expect(events).toEqual([
      { type: "story", serverId: server.id, storyId: story.id },
      { ...panel, step: 0 },
      { ...panel, step: 4 },
    ]);
    stop();
    await test.library.panels.progress(server.id, panelId, 5);
    await sleep(50);
    expect(events).toHaveLength(3);
  });

  it("go on after a lost connection, and say that some may have been missed", async () => {
    const events: LibraryEvent[] = [];
    let gaps = 0;
    const stop = await test.library.events.subscribe(
      (event) => events.push(event),
      () => gaps++,
    );
    const owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'storymaker events' AND datname = current_database()`);
    await owner.end();
    await expect.poll(() => gaps, { timeout: 5000 }).toBe(1);
    await test.library.characters.add(server.id, newCharacter("Echo"));
    await expect.poll(() => events).toHaveLength(1);
    stop();
  });
});
