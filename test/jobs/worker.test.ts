import { afterAll, beforeAll, expect, test } from "vitest";
import type { Delivery } from "../../src/jobs/index.ts";
import { jobsWorld, panelsWhen, until, type World } from "./support.ts";

let world: World;
let posted: Delivery[];
let attempts = 0;

beforeAll(async () => {
  world = await jobsWorld();
  posted = [];
  process.env.FAKE_STEP_MS = "20";
  process.env.FAKE_LOG = world.paintLog;
  await world.worker();
  world.queues.onDeliver("web", {
    async panel(delivery) {
      if (delivery.panel.text === "post me later" && ++attempts < 3) throw new Error("the platform is down");
      posted.push(delivery);
      return `message ${posted.length}`;
    },
  });
});
afterAll(() => world.close());

const characterWhenSettled = (serverId: string, id: string) =>
  until(async () => {
    const character = await world.library.characters.get(serverId, id);
    return character?.status !== "encoding" && character;
  }, "a settled character");

test("a character gets ready, a story with it is drawn and posted in order", async () => {
  const server = await world.newServer("whole path");
  const mia = await world.addCharacter(server, "Mia", ["faces=1 a", "faces=3 b"]);
  const character = await characterWhenSettled(server, mia);
  expect(character).toMatchObject({
    status: "ready",
    statusText: "Photo 2: 3 faces were found; the largest was taken.",
  });
  const photos = await world.library.photos.list(server, mia);
  expect(photos.map((photo) => [photo.storageKey, photo.facesFound])).toEqual([
    [null, 1],
    [null, 3],
  ]);

  const story = await world.tell(server, ["one", "two", "three"], { cast: [mia] });
  const panels = await panelsWhen(world, story, ["posted"]);
  expect(panels.map((panel) => panel.takes.length)).toEqual([1, 1, 1]);
  expect((await world.library.stories.get(server, story.id))?.status).toBe("done");
  const mine = posted.filter((delivery) => delivery.story.id === story.id);
  expect(mine.map((delivery) => delivery.panel.index)).toEqual([0, 1, 2]);
  expect(new Set(mine.map((delivery) => delivery.nonce)).size).toBe(3);
  for (const { nonce } of mine) expect(nonce).toMatch(/^[\w-]{1,25}$/);
  const picture = JSON.parse(Buffer.from(mine[0]?.picture ?? []).toString());
  expect(picture.request.prompt).toBe("one");
  expect(picture.identities).toEqual(["fake-encoder: reference of faces=1 a + reference of faces=3 b, main 0"]);
});

test("photos without a face, broken and refused photos are explained", async () => {
  const server = await world.newServer("photos");
  const rex = await world.addCharacter(server, "Rex", ["faces=0"]);
  const broken = await world.addCharacter(server, "Bo", ["faces=1", "broken"]);
  const refused = await world.addCharacter(server, "Cy", ["refuse"]);
  expect(await characterWhenSettled(server, rex)).toMatchObject({ status: "no-face" });
  expect(await characterWhenSettled(server, broken)).toMatchObject({
    status: "failed",
    statusText: "Photo 2: This picture is damaged or incomplete. Save it again and send the new file.",
  });
  expect(await characterWhenSettled(server, refused)).toMatchObject({
    statusText: "This photo is not accepted because it looks suggestive.",
  });

  await world.library.characters.encodeAgain(server, rex, { looksOnly: true, faceOnly: false }, (tx) =>
    world.queues.encodeCharacter(server, rex, tx),
  );
  expect(await characterWhenSettled(server, rex)).toMatchObject({ status: "ready" });
});

test("only the face, or clothes of their own: the identity is made so, and anew when that changes", async () => {
  const server = await world.newServer("kept");
  const drawnFrom = async (character: string) => {
    const story = await world.tell(server, ["one"], { cast: [character] });
    await panelsWhen(world, story, ["posted"]);
    const { picture } = posted.find((delivery) => delivery.story.id === story.id)!;
    return JSON.parse(Buffer.from(picture ?? []).toString()).identities;
  };
  const fay = await world.addCharacter(server, "Fay", ["faces=1"], { faceOnly: true });
  expect(await characterWhenSettled(server, fay)).toMatchObject({ statusText: expect.stringMatching(/^Face only/) });
  expect(await drawnFrom(fay)).toEqual(["fake-encoder: reference of faces=1, main 0, face only"]);
  await world.library.characters.encodeAgain(server, fay, { looksOnly: false, faceOnly: false }, (tx) =>
    world.queues.encodeCharacter(server, fay, tx),
  );
  expect(await characterWhenSettled(server, fay)).toMatchObject({ status: "ready", statusText: "" });
  expect(await drawnFrom(fay)).toEqual(["fake-encoder: reference of faces=1, main 0"]);

  const clothes = new Uint8Array(Buffer.from("a red coat"));
  const gil = await world.addCharacter(server, "Gil", ["faces=1", "faces=0"], { clothes });
  expect(await characterWhenSettled(server, gil)).toMatchObject({
    statusText: "The clothes are those of their own picture.\nPhoto 2: No face was found in it.",
  });
  const photos = await world.library.photos.list(server, gil);
  expect(photos.map(({ shows, storageKey, facesFound }) => [shows, storageKey, facesFound])).toEqual([
    ["person", null, 1],
    ["person", null, 0],
    ["clothes", null, null],
  ]);
  const [identity] = await drawnFrom(gil);
  expect(identity).toBe("fake-encoder: reference of faces=1 + reference of faces=0 looks, main 0, in a red coat");
});

test("a picture of clothes may be refused, and is left out where there is no face", async () => {
  const server = await world.newServer("clothes");
  const clothes = (text: string) => ({ clothes: new Uint8Array(Buffer.from(text)) });
  const hal = await world.addCharacter(server, "Hal", ["faces=1"], clothes("refuse"));
  expect(await characterWhenSettled(server, hal)).toMatchObject({
    status: "failed",
    statusText: "Clothes: This photo is not accepted because it looks suggestive.",
  });
  const ivy = await world.addCharacter(server, "Ivy", ["faces=0"], clothes("a red coat"));
  expect(await characterWhenSettled(server, ivy)).toMatchObject({ status: "no-face" });
  await world.library.characters.encodeAgain(server, ivy, { looksOnly: true, faceOnly: false }, (tx) =>
    world.queues.encodeCharacter(server, ivy, tx),
  );
  expect(await characterWhenSettled(server, ivy)).toMatchObject({ statusText: expect.stringMatching(/left out/) });
  expect(Buffer.from((await world.library.identities.get(server, ivy, "fake-encoder small"))!).toString()).toBe(
    "fake-encoder: reference of faces=0 looks, main 0",
  );
});

test("a story told while its character is still being read waits for it", async () => {
  const server = await world.newServer("not yet");
  const mia = await world.addCharacter(server, "Mia");
  const story = await world.tell(server, ["one"], { cast: [mia] });
  await panelsWhen(world, story, ["posted"]);
});

test("an identity of another pack is encoded from the references when a panel needs it", async () => {
  const server = await world.newServer("stale");
  const mia = await world.addCharacter(server, "Mia");
  await characterWhenSettled(server, mia);
  const story = { createdBy: "ann", createdByName: "Ann", title: "t", script: "s", style: "comic", seed: 1 };
  const [panel] = (await world.tell(server, ["one"], { cast: [mia] })).panels;
  const request = { ...panel!.request, pack: "other" };
  const other = await world.library.stories.create(
    server,
    { ...story, panels: [{ text: "x", recognised: [], speech: [], request }] },
    (tx, row) => world.queues.drawPanels(server, row.id, row.panels, tx),
  );
  await panelsWhen(world, other, ["posted"]);
  expect(await world.library.identities.get(server, mia, "fake-encoder other")).not.toBeNull();
});

test("refused and failed panels are told once, in their place, and the story goes on", async () => {
  const server = await world.newServer("refused");
  const story = await world.tell(server, ["please refuse", "crash always", "fine"], { steps: 3 });
  const gone = await world.tell(server, ["with a removed character"], { cast: [crypto.randomUUID()] });
  await panelsWhen(world, story, ["posted", "refused", "failed"]);
  const told = (id: string) => posted.filter((delivery) => delivery.story.id === id);
  await until(() => told(story.id).length >= 3 && told(gone.id).length >= 1, "all to be told");
  // Another look at what there is to post must find nothing.
  await world.queues.deliver(server, story.id);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told(story.id).map(({ panel }) => [panel.index, panel.status])).toEqual([
    [0, "refused"],
    [1, "failed"],
    [2, "drawn"],
  ]);
  expect(told(story.id)[0]?.panel.takes).toEqual([]);
  expect(told(story.id)[0]?.picture).toBeNull();
  expect(told(story.id)[1]?.panel.error).toContain("tried several times");
  expect(told(gone.id)[0]?.panel.error).toContain("was removed");
});

test("a transaction that fails leaves neither rows nor jobs", async () => {
  const server = await world.newServer("rolled back");
  const story = { createdBy: "ann", createdByName: "Ann", title: "t", script: "s", style: "comic", seed: 1 };
  const before = world.painted().length;
  const { request } = (await world.tell(server, ["before"])).panels[0]!;
  await expect(
    world.library.stories.create(
      server,
      { ...story, panels: [{ text: "x", recognised: [], speech: [], request: { ...request, prompt: "never" } }] },
      async (tx, row) => {
        await world.queues.drawPanels(server, row.id, row.panels, tx);
        throw new Error("no");
      },
    ),
  ).rejects.toThrow("no");
  expect(await world.library.stories.list(server)).toHaveLength(1);
  expect(world.painted().slice(before).join()).not.toContain("never");
});

test("a panel that cannot be posted is tried again, and the next one waits for it", async () => {
  const server = await world.newServer("platform down");
  const story = await world.tell(server, ["first", "post me later", "last"]);
  await panelsWhen(world, story, ["posted"]);
  const mine = posted.filter((delivery) => delivery.story.id === story.id);
  expect(mine.map(({ panel }) => panel.index)).toEqual([0, 1, 2]);
  expect(attempts).toBe(3);
});
