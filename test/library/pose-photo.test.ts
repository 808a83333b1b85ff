import { readdir, readFile, utimes } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { NewStory, StoryWithPanels } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

let test: Awaited<ReturnType<typeof testLibrary>>;
let serverId: string;
beforeAll(async () => {
  test = await testLibrary();
});
afterAll(() => test.close());
let servers = 0;
beforeEach(async () => {
  const source = { platform: "web", platformId: `room ${servers++}`, name: "Room" };
  serverId = (await test.library.servers.findOrCreate(source)).id;
});

const photo = Buffer.from("a photo of somebody who jumps");
const pose = { neck: [0.5, 0.25], nose: null };
const newStory = (posePhoto: Uint8Array | null = photo): NewStory => ({
  ...{ createdBy: "u", createdByName: "U", title: "t", script: "s", style: "comic", seed: 1, posePhoto },
  panels: ["a", "b"].map((text) => ({
    ...{ text, recognised: [], speech: [] },
    request: {
      ...{ pack: "p", prompt: "", negativePrompt: "", slots: [], width: 8, height: 8, seed: 1, steps: 1 },
      ...{ guidanceScale: 1, identityScale: 1, pose: "photo", framing: null },
    },
  })),
});
const tell = (): Promise<StoryWithPanels> => test.library.stories.create(serverId, newStory());
const files = async () => {
  const folder = path.join(test.dataFolder, "files", serverId);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
};

it("a story keeps the picture of a pose, encrypted, until the pose is read", async () => {
  const { stories } = test.library;
  const { id, posePhotoKey } = await tell();
  expect(posePhotoKey).not.toBeNull();
  const [file] = await files();
  expect((await readFile(file!)).includes("somebody")).toBe(false);
  expect(await stories.posePhoto(serverId, id)).toEqual(photo);
  expect(await stories.keepPose(serverId, id, { pose, problem: null })).toBe(true);
  expect(await stories.get(serverId, id)).toMatchObject({ pose, poseProblem: null, posePhotoKey: null });
  expect(await stories.posePhoto(serverId, id)).toBeNull();
  expect(await files()).toEqual([]);
});

it("what is kept first counts, also when several read it at once", async () => {
  const { stories } = test.library;
  const { id } = await tell();
  const problems = ["nobody", "nothing", "no one"];
  const kept = await Promise.all(
    problems.map(async (problem) => {
      await stories.posePhoto(serverId, id);
      return stories.keepPose(serverId, id, { pose: null, problem });
    }),
  );
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(await stories.get(serverId, id)).toMatchObject({ pose: null, poseProblem: problems[kept.indexOf(true)] });
  expect(await stories.keepPose(serverId, id, { pose, problem: null })).toBe(false);
});

it("the picture goes with the story, its cancelling, and the server", async () => {
  const { stories, servers } = test.library;
  const cancelled = await tell();
  expect(await stories.cancel(serverId, cancelled.id)).toMatchObject({ posePhotoKey: null });
  expect(await files()).toEqual([]);
  expect(await stories.keepPose(serverId, cancelled.id, { pose, problem: null })).toBe(false);
  const removed = await tell();
  expect(await files()).toHaveLength(1);
  await stories.remove(serverId, removed.id);
  expect(await files()).toEqual([]);
  await tell();
  await servers.remove(serverId);
  expect(await files()).toEqual([]);
});

it("the picture goes when every panel failed before it was read", async () => {
  const { stories, panels } = test.library;
  const story = await tell();
  await panels.failed(serverId, story.panels[0]!.id, { error: "the drawing program stopped", errorId: "0123abcd" });
  expect(await stories.posePhoto(serverId, story.id)).toEqual(photo);
  await panels.failed(serverId, story.panels[1]!.id, { error: "the drawing program stopped", errorId: "0123abcd" });
  expect(await stories.get(serverId, story.id)).toMatchObject({ status: "failed", posePhotoKey: null });
  expect(await files()).toEqual([]);
});

it("a picture is not kept when the story's jobs cannot be written, nor taken for a file that nobody needs", async () => {
  const { stories } = test.library;
  const failing = async () => Promise.reject(new Error("no queue"));
  await expect(stories.create(serverId, newStory(), failing)).rejects.toThrow("no queue");
  expect(await files()).toEqual([]);
  await stories.create(serverId, newStory(null));
  expect(await files()).toEqual([]);
  const { id } = await tell();
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const file of await files()) await utimes(file, yesterday, yesterday);
  expect(await test.library.files.removeOrphans()).toBe(0);
  expect(await stories.posePhoto(serverId, id)).toEqual(photo);
});

it("a picture that is missing is an error, and none of another server's can be read", async () => {
  const { stories, files: stored, servers } = test.library;
  const { id, posePhotoKey } = await tell();
  const other = await servers.findOrCreate({ platform: "web", platformId: "other", name: "Other" });
  expect(await stories.posePhoto(other.id, id)).toBeNull();
  expect(await stories.keepPose(other.id, id, { pose, problem: null })).toBe(false);
  expect(await stories.posePhoto(serverId, "no id")).toBeNull();
  await stored.remove(serverId, posePhotoKey!);
  await expect(stories.posePhoto(serverId, id)).rejects.toMatchObject({ code: "file-missing" });
});
