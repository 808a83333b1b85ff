import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSafety } from "../../src/library/index.ts";
import { recordedLog } from "../support/recorded-log.ts";
import { jobsWorld, panelsWhen, until, type World } from "./support.ts";

const { log, lines } = recordedLog();
let world: World;
let server: string;
beforeAll(async () => {
  world = await jobsWorld(log);
  process.env.FAKE_STEP_MS = "5";
  await world.worker();
  server = await world.newServer("outcomes");
});
afterAll(() => world.close());

const id = expect.stringMatching(/^[0-9a-f]{8}$/);
const job = expect.stringMatching(/^[0-9a-f-]{36}$/);
/** What the log has under the id that people are told. */
const logged = (errorId: string | null) => lines.filter((line) => errorId !== null && line.id === errorId);
const info = 30;
const error = 50;

const settled = (character: string) =>
  until(async () => {
    const row = await world.library.characters.get(server, character);
    return row && row.status !== "encoding" && row;
  }, "a settled character");

test("photos that cannot be used: what people are told has the id of the log's line", async () => {
  const clothes = new Uint8Array(Buffer.from("refuse"));
  const outcomes: [photos: string[], kept: { clothes?: Uint8Array }, status: string, code: string][] = [
    [["faces=0"], {}, "no-face", "remark.no-face"],
    [["broken"], {}, "failed", "photo.damaged"],
    [["refuse"], {}, "failed", "remark.photo-refused because.sexy"],
    [["faces=1", "broken"], {}, "failed", "remark.photo-of photo.damaged"],
    [["faces=1"], { clothes }, "failed", "remark.clothes-of remark.photo-refused because.sexy"],
  ];
  for (const [i, [photos, kept, status, code]] of outcomes.entries()) {
    const character = await world.addCharacter(server, `Ada ${i}`, photos, kept);
    const { errorId, ...row } = await settled(character);
    expect(row.status).toBe(status);
    expect(logged(errorId)).toMatchObject([{ level: info, id, error: "PhotoError", code, server, character, job }]);
  }
});

test("a photo at which the drawing program stops each time has an id, in the log as a fault of ours", async () => {
  const character = await world.addCharacter(server, "Cy", ["crash"]);
  const { status, errorId } = await settled(character);
  expect(status).toBe("failed");
  const line = { level: error, id, error: "JobLost", code: "remark.photo-lost", server, character, job };
  expect(logged(errorId)).toMatchObject([line]);
});

test("a later photo that cannot be used has an id too, which goes when the character is read again", async () => {
  const character = await world.addCharacter(server, "Bea");
  expect(await settled(character)).toMatchObject({ status: "ready", errorId: null });
  const encode = (tx: Parameters<typeof world.queues.encodeCharacter>[2]) =>
    world.queues.encodeCharacter(server, character, tx);
  await world.library.photos.add(server, character, new Uint8Array(Buffer.from("broken")), encode);
  const { status, errorId } = await settled(character);
  expect(status).toBe("ready");
  expect(logged(errorId)).toMatchObject([{ code: "remark.photo-of photo.damaged", character, job }]);
  await world.library.characters.encodeAgain(server, character, { looksOnly: true, faceOnly: false }, encode);
  expect((await settled(character)).errorId).toBeNull();
});

test("panels that failed or were refused: each has its own id, and loses it when it is drawn again", async () => {
  const ben = await world.addCharacter(server, "Ben");
  await settled(ben);
  await world.library.characters.link(server, ben, { id: "ben", name: "Ben" }, "ann");
  const posePhoto = new Uint8Array(Buffer.from("nobody"));
  const [drawn, posed, crashed] = await Promise.all([
    world.tell(server, ["refuse this", "fine"]),
    world.tell(server, ["posed"], { posePhoto }),
    world.tell(server, ["crash"]),
  ]);
  const waits = await world.tell(server, ["waves"], { cast: [ben] });
  const gone = await world.tell(server, ["waves"], { cast: [crypto.randomUUID()] });
  const outcomes: [story: typeof drawn, level: number, error: string, code: string][] = [
    [drawn, info, "PictureRefused", "remark.panel-refused because.sexy"],
    [posed, info, "CannotDraw", "remark.pose-of photo.nobody"],
    [waits, info, "CannotDraw", "remark.not-agreed"],
    [gone, info, "CannotDraw", "remark.character-gone"],
    [crashed, error, "JobLost", "remark.panel-lost"],
  ];
  for (const [story, level, name, code] of outcomes) {
    const [first] = await panelsWhen(world, story, ["drawn", "refused", "failed"]);
    const { id: panel, errorId } = first!;
    const line = { level, id, error: name, code, server, story: story.id, panel, job };
    expect(logged(errorId)).toMatchObject([line]);
  }
  const [refused, fine] = await panelsWhen(world, drawn, ["drawn", "refused"]);
  expect(fine!.errorId).toBeNull();
  await world.library.panels.redraw(
    server,
    refused!.id,
    { request: { ...refused!.request, prompt: "allowed" }, furtherSeeds: [], offer: false },
    (tx) => world.queues.drawPanels(server, drawn.id, [refused!], tx),
  );
  const [again] = await panelsWhen(world, drawn, ["drawn"]);
  expect(again).toMatchObject({ error: null, errorId: null });
});

test("a strict server's refusal of a new drawing keeps the old one, with an id", async () => {
  const story = await world.tell(server, ["suggestive"]);
  const [panel] = await panelsWhen(world, story, ["drawn"]);
  await world.library.panels.posted(server, panel!.id, "message");
  await writeSafety(world.library, server, "strict");
  await world.library.panels.redraw(
    server,
    panel!.id,
    { request: panel!.request, furtherSeeds: [], offer: false },
    (tx) => world.queues.drawPanels(server, story.id, [panel!], tx),
  );
  const [kept] = await panelsWhen(world, story, ["drawn"]);
  expect(kept!.takes).toHaveLength(1);
  expect(logged(kept!.errorId)).toMatchObject([{ error: "PictureRefused", panel: panel!.id }]);
});

test("a panel that no try could post has the id of the log's line with the platform's error", async () => {
  const closed = world.queues.onDeliver("web", { panel: () => Promise.reject(new Error("the platform is down")) });
  const elsewhere = await world.newServer("down");
  const story = await world.tell(elsewhere, ["fine"]);
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  // Retries take minutes in all: the first that fails is made the last but one.
  const hurry = "update pgboss.job set retry_count = retry_limit - 1, start_after = now()";
  await until(
    async () => (await owner.query(`${hurry} where state = 'retry' and data->>'storyId' = $1`, [story.id])).rowCount,
    "the first retry",
  );
  await owner.end();
  const [panel] = await panelsWhen(world, story, ["failed"]);
  expect(logged(panel!.errorId)).toMatchObject([
    {
      ...{ level: error, id, error: "NotPosted", code: "remark.not-posted", server: elsewhere, story: story.id, job },
      ...{ panel: panel!.id, err: { message: "the platform is down" } },
    },
  ]);
  await closed();
});
