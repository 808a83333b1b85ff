import { writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { photoProblems } from "../../src/jobs/remarks.ts";
import { type JobProcess, jobsWorld, panelsWhen, until, type World } from "./support.ts";

let world: World;
let server: string;
beforeAll(async () => {
  world = await jobsWorld();
});
afterAll(() => world.close());

const photo = (text: string) => new Uint8Array(Buffer.from(text));
const newServer = async (name: string) => {
  server = await world.newServer(name);
};
const files = async () => {
  const folder = path.join(world.dataFolder, "files", server);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).length;
};
/** The processes that have read a photo with these words, one for each time. */
const readers = (words: string) =>
  world.painted().flatMap((line) => (line.startsWith("read ") && line.includes(words) ? [line.split(" ")[1]] : []));
/** What each panel's pose was, as the fake painter drew it. */
const posesOf = async (story: { panels: { id: string }[] }) => {
  const pictures = await Promise.all(story.panels.map(({ id }) => world.library.panels.picture(server, id)));
  return pictures.map((bytes) => JSON.parse(Buffer.from(bytes!).toString()).photoPose);
};
const storyOf = async ({ id }: { id: string }) => (await world.library.stories.get(server, id))!;
const workers: JobProcess[] = [];
const startWorker = () => void workers.push(world.process({ role: "worker", perServer: 2, abortGrace: 100 }));

test("two workers read a photo at once without harm: one reading is kept with the story and drawn with", async () => {
  await newServer("two");
  startWorker();
  startWorker();
  const go = path.join(world.dataFolder, "go");
  const posePhoto = photo(`both wait-for:${go} `);
  const story = await world.tell(server, ["posed", "posed too", "plain"], { posePhoto });
  await until(() => new Set(readers("both")).size === 2, "two readers");
  writeFileSync(go, "");
  await panelsWhen(world, story, ["drawn"]);
  const kept = await storyOf(story);
  expect(kept).toMatchObject({ posePhotoKey: null, poseProblem: null, pose: { neck: [0.5, posePhoto.length] } });
  expect(await posesOf(story)).toEqual([kept.pose, kept.pose, null]);
  expect(await files()).toBe(3);
  workers.shift()!.child.kill();
});

test("a photo that shows nobody fails the panels that need it, and the others are drawn", async () => {
  await newServer("nobody");
  const story = await world.tell(server, ["posed", "plain", "posed too"], { posePhoto: photo("nobody") });
  const panels = await panelsWhen(world, story, ["drawn", "failed"]);
  const problem = `Photo of the pose: ${photoProblems.nobody}`;
  expect(panels.map(({ error }) => error)).toEqual([problem, null, problem]);
  expect(await storyOf(story)).toMatchObject({ posePhotoKey: null, pose: null });
  expect(readers("nobody")).toHaveLength(1);
  expect(await files()).toBe(1);
});

test("the photo of a story that is cancelled while it is read is deleted, and the worker goes on", async () => {
  await newServer("cancelled");
  const never = path.join(world.dataFolder, "never");
  const story = await world.tell(server, ["posed"], { posePhoto: photo(`cancelled wait-for:${never} `) });
  await until(() => readers("cancelled").length === 1, "the reading");
  await world.cancel(server, story.id);
  expect(await files()).toBe(0);
  await panelsWhen(world, await world.tell(server, ["plain"]), ["drawn"]);
  expect(await storyOf(story)).toMatchObject({ posePhotoKey: null, pose: null, panels: [{ status: "cancelled" }] });
});

test("a reader, then a whole worker, is killed in between: nothing is lost", async () => {
  await newServer("killed");
  const [crashed, go] = ["crashed", "go-on"].map((name) => path.join(world.dataFolder, name));
  const posePhoto = photo(`killed crash-once:${crashed} wait-for:${go} `);
  const story = await world.tell(server, ["posed"], { posePhoto });
  await until(() => readers("killed").length === 2, "the second reading");
  workers.shift()!.child.kill("SIGKILL");
  expect(await world.library.stories.posePhoto(server, story.id)).toEqual(Buffer.from(posePhoto));
  startWorker();
  writeFileSync(go!, "");
  await panelsWhen(world, story, ["drawn"], 40_000);
  expect(readers("killed").length).toBe(3);
  expect(await storyOf(story)).toMatchObject({ posePhotoKey: null, pose: { neck: [0.5, posePhoto.length] } });
  expect(await files()).toBe(1);
}, 60_000);
