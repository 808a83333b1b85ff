import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorker, type Worker } from "../../src/jobs/index.ts";
import { decodeImage } from "../../src/pipeline/index.ts";
import { makeReferencePack } from "../pipeline/storymaker/reference-pack.ts";
import { jobsWorld, panelsWhen, quiet, until, type World } from "./support.ts";

let world: World;
let worker: Worker;
let modelsFolder: string;

beforeAll(async () => {
  world = await jobsWorld();
  modelsFolder = mkdtempSync(path.join(tmpdir(), "models-"));
  renameSync(makeReferencePack(), path.join(modelsFolder, "small"));
  symlinkSync(path.join(import.meta.dirname, "../../models/vision"), path.join(modelsFolder, "vision"));
  worker = await startWorker({
    ...{ databaseUrl: world.databaseUrl, library: world.library, pack: "small", log: quiet },
    painter: { modelsFolder, threads: 1, safetyLevel: 0 },
  });
});
afterAll(async () => {
  await worker.stop();
  await world.close();
  rmSync(modelsFolder, { recursive: true });
});

test("from photo to posted panel with real networks; the same request draws the same bytes", async () => {
  const server = await world.newServer("real");
  const photo = readFileSync(path.join(import.meta.dirname, "../fixtures/storymaker-small/inputs/photo_1.png"));
  const consent = { by: "ann", wording: "1" };
  // Looks only: the reference checkpoint tells faces apart by a network that is not among ours.
  const input = { name: "Mia", kind: "woman", createdBy: "ann", createdByName: "Ann", consent, looksOnly: true };
  const { id: mia } = await world.library.characters.add(server, { ...input, photos: [photo] }, (tx, character) =>
    world.queues.encodeCharacter(server, character.id, tx),
  );
  const character = await until(async () => {
    const row = await world.library.characters.get(server, mia);
    return row?.status !== "encoding" && row;
  }, "the character");
  expect(character).toMatchObject({ status: "ready" });

  const pictures: Uint8Array[] = [];
  world.queues.onDeliver("web", async ({ picture }) => {
    pictures.push(picture ?? new Uint8Array());
    return "message";
  });
  for (let i = 0; i < 2; i++) {
    const story = await world.tell(server, ["a woman walks in a park"], { cast: [mia] });
    await panelsWhen(world, story, ["posted"]);
  }
  expect(await decodeImage(pictures[0]!)).toMatchObject({ width: 64, height: 64 });
  expect(Buffer.compare(pictures[0]!, pictures[1]!)).toBe(0);
});

test("what is no picture is said in words for the person who sent it", async () => {
  const server = await world.newServer("no picture");
  const text = await world.addCharacter(server, "Bo", ["this is a text file"]);
  const character = await until(async () => {
    const row = await world.library.characters.get(server, text);
    return row?.status === "failed" && row;
  }, "the failure");
  expect(character.statusText).toMatch(/JPEG|PNG/);
});
