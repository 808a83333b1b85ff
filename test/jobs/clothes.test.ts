import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Painter } from "../../src/jobs/painter.ts";
import { openPainter } from "../../src/jobs/pipeline-painter.ts";
import { clothCrop, decodeImage, identityFromBytes, readPhoto } from "../../src/pipeline/index.ts";
import { makeReferencePack } from "../pipeline/storymaker/reference-pack.ts";

const inputs = path.join(import.meta.dirname, "../fixtures/storymaker-small/inputs");
const bytesOf = (file: string): Uint8Array => readFileSync(path.join(inputs, file));

let modelsFolder: string;
let painter: Painter;

beforeAll(async () => {
  modelsFolder = mkdtempSync(path.join(tmpdir(), "models-"));
  renameSync(makeReferencePack(), path.join(modelsFolder, "small"));
  symlinkSync(path.join(import.meta.dirname, "../../models/vision"), path.join(modelsFolder, "vision"));
  painter = await openPainter({ modelsFolder, threads: 1, safetyLevel: 0 });
});
afterAll(() => rmSync(modelsFolder, { recursive: true }));

test("a picture of clothes is kept as the image encoder sees it, and takes the place of the body", async () => {
  const clothes = await painter.readClothes({ bytes: bytesOf("cloth.png"), safety: "standard" });
  if (!clothes.usable) throw new Error(clothes.problem);
  const crop = clothCrop(await readPhoto(bytesOf("cloth.png")));
  expect(await decodeImage(clothes.reference)).toEqual({ ...crop, data: Buffer.from(crop.data) });
  expect(await decodeImage(clothes.preview)).toBeDefined();

  const references: Uint8Array[] = [];
  for (const file of ["photo_1.png", "photo_2.png"]) {
    const reading = await painter.readPhoto({ bytes: bytesOf(file), looksOnly: true, safety: "standard" });
    if (reading.usable && reading.reference) references.push(reading.reference);
  }
  const [first, second] = references as [Uint8Array, Uint8Array];
  const tokensOf = async (reference: Uint8Array, worn: Uint8Array | null, faceOnly = false) => {
    const input = { pack: "small", references: [reference], main: 0, clothes: worn, faceOnly };
    return identityFromBytes(await painter.encode(input)).tokens;
  };
  const dressed = await tokensOf(first, clothes.reference);
  expect(dressed).toEqual(await tokensOf(second, clothes.reference));
  expect(dressed).not.toEqual(await tokensOf(first, null));
  await expect(tokensOf(first, null, true)).rejects.toThrow("no photo shows one");
});

test("what is no picture of clothes is said in words", async () => {
  const reading = await painter.readClothes({ bytes: new Uint8Array(Buffer.from("a red coat")), safety: "standard" });
  expect(reading).toMatchObject({ usable: false, problem: expect.stringMatching(/JPEG|PNG/) });
});
