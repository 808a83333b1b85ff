import { mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DrawingRequest, type Painter, type Pose, storedPose } from "../../src/jobs/painter.ts";
import { openPainter } from "../../src/jobs/pipeline-painter.ts";
import { poseConditionOf } from "../../src/jobs/pose-condition.ts";
import {
  decodeImage,
  drawSkeletons,
  identityFromBytes,
  identityToBytes,
  openPack,
  PoseReader,
  readPhoto,
  readyPoses,
  standPeople,
} from "../../src/pipeline/index.ts";
import { file } from "../pipeline/photo/support.ts";
import { makeReferencePack } from "../pipeline/storymaker/reference-pack.ts";

let modelsFolder: string;
let painter: Painter;
let identity: Uint8Array;

beforeAll(async () => {
  modelsFolder = mkdtempSync(path.join(tmpdir(), "models-"));
  renameSync(makeReferencePack({ controlNet: { folder: "controlnet" } }), path.join(modelsFolder, "posing"));
  renameSync(makeReferencePack(), path.join(modelsFolder, "plain"));
  symlinkSync(path.join(import.meta.dirname, "../../models/vision"), path.join(modelsFolder, "vision"));
  painter = await openPainter({ modelsFolder, threads: 1, safetyLevel: 0 });
  const encoderFingerprint = await painter.fingerprint({ pack: "posing" });
  const tokens = Float32Array.from({ length: 20 * 64 }, (_, i) => Math.sin(i));
  identity = identityToBytes({ encoderFingerprint, tokens, shape: [20, 64] });
});
afterAll(() => rmSync(modelsFolder, { recursive: true }));

const nowhere = { characterId: "ada", box: null, wearing: null };
const onTheLeft = { ...nowhere, box: { left: 0, top: 0, right: 0.5, bottom: 1 } };
const request = (changes: Partial<DrawingRequest> = {}): DrawingRequest => ({
  ...{ pack: "posing", prompt: "a woman waves", negativePrompt: "", slots: [nowhere], width: 64, height: 96, seed: 3 },
  ...{ steps: 2, guidanceScale: 5, identityScale: 0.8, pose: "waving", framing: null },
  ...changes,
});
const draw = async (wanted: DrawingRequest, photoPose: Pose | null = null) => {
  const hooks = { signal: new AbortController().signal, onStep: () => {} };
  const identities = wanted.slots.map(() => identity);
  const { picture, refused } = await painter.draw(
    { request: wanted, identities, photoPose, safety: "standard" },
    hooks,
  );
  if (!picture) throw new Error(refused);
  return (await decodeImage(picture)).data;
};

test("a panel's pose, places and framing reach the ControlNet", async () => {
  const posed = await draw(request());
  expect(await draw(request())).toEqual(posed);
  for (const other of [{ pose: null }, { pose: "sitting" }, { slots: [onTheLeft] }, { framing: "close-up" as const }])
    expect(await draw(request(other)), JSON.stringify(other)).not.toEqual(posed);
});

test("the picture is the pipeline's own for the same people standing there", async () => {
  const slots = [nowhere, onTheLeft];
  const { prompt, negativePrompt, width, height, seed, steps, guidanceScale, identityScale } = request();
  const size = { width, height };
  const maker = await openPack(path.join(modelsFolder, "posing"), { threads: 1 });
  const people = standPeople(readyPoses.waving, [null, onTheLeft.box], "wide", size);
  const direct = await maker.draw({
    ...{ prompt, negativePrompt, ...size, seed, steps, guidanceScale, identityScale },
    identities: slots.map(({ box }) => ({ identity: identityFromBytes(identity), box })),
    poseCondition: { skeletons: await drawSkeletons(people, size) },
  });
  await maker.release();
  expect(await draw(request({ slots, framing: "wide" }))).toEqual(Buffer.from(direct.data));
});

test("a pack without a ControlNet draws from the words alone", async () => {
  expect(await draw(request({ pack: "plain" }))).toEqual(await draw(request({ pack: "plain", pose: null })));
});

test("without a pose, with nobody in the picture, and with a pose of another version there is nothing to stand", async () => {
  for (const none of [{ pose: null }, { slots: [] }, { pose: "somersault" }])
    expect(await poseConditionOf({ request: request(none), photoPose: null })).toBeNull();
  expect((await poseConditionOf({ request: request(), photoPose: null }))?.skeletons).toMatchObject({
    width: 64,
    height: 96,
  });
});

test("a pose from a photo stands as a ready pose would, and a pack without a ControlNet refuses it", async () => {
  const photo = await file("samples/astronaut.jpg");
  const reading = await painter.readPose({ bytes: photo, safety: "standard" });
  if (!reading.usable) throw new Error(reading.problem);
  const { pose } = reading;
  const reader = await PoseReader.open(path.join(modelsFolder, "vision"), { threads: 1 });
  expect(pose).toEqual(await reader.read(await readPhoto(photo)));
  await reader.release();
  expect(storedPose.parse(JSON.parse(JSON.stringify(pose)))).toEqual(pose);

  const posed = await draw(request({ pose: "photo" }), pose);
  expect(await draw(request({ pose: "photo" }), pose)).toEqual(posed);
  expect(posed).not.toEqual(await draw(request({ pose: null })));
  expect(await draw(request({ pose: "photo" }), readyPoses.waving)).toEqual(await draw(request()));
  await expect(draw(request({ pose: "photo", pack: "plain" }), pose)).rejects.toThrow("cannot draw any more");
});

test("a picture that no pose can be read from is said in words", async () => {
  const grey = sharp({ create: { width: 300, height: 200, channels: 3, background: "#888" } });
  const pictures: [Uint8Array, RegExp][] = [
    [new Uint8Array(Buffer.from("a text")), /JPEG|PNG/],
    [await grey.png().toBuffer(), /No person was found .* both shoulders/],
  ];
  for (const [bytes, problem] of pictures)
    expect(await painter.readPose({ bytes, safety: "standard" })).toEqual({
      usable: false,
      problem: expect.stringMatching(problem),
    });
});
