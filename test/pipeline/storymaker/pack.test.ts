import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openPack, PackError, readPack } from "../../../src/pipeline/index.ts";
import { makeReferencePack } from "./reference-pack.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function pack(changes: Record<string, unknown>): string {
  const folder = makeReferencePack(changes);
  folders.push(folder);
  return folder;
}

test("the storybook pack's description is right", () => {
  expect(readPack(join(import.meta.dirname, "../../../models/storybook"))).toMatchObject({ name: "storybook" });
});

test("a folder without pack.json, and one that is not JSON, are named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  folders.push(folder);
  await expect(openPack(folder)).rejects.toThrow(/pack\.json is missing: is .* a pack's folder/);
  writeFileSync(join(folder, "pack.json"), "{");
  await expect(openPack(folder)).rejects.toThrow(/pack\.json is not JSON/);
});

test("every wrong field is listed", () => {
  const folder = pack({ method: "magic", adapter: "../mask.bin", identityScale: "much", extra: 1 });
  expect(() => readPack(folder)).toThrow(PackError);
  for (const field of ["method", "adapter", "identityScale", "extra"]) expect(() => readPack(folder)).toThrow(field);
});

test("a scheduler that is not offered is named", async () => {
  const folder = pack({ base: "other" });
  for (const part of ["scheduler", "unet", "vae"]) mkdirSync(join(folder, "other", part), { recursive: true });
  writeFileSync(join(folder, "other/scheduler/scheduler_config.json"), '{"use_karras_sigmas": true}');
  await expect(openPack(folder)).rejects.toThrow(/scheduler_config\.json[\s\S]*use_karras_sigmas/);
});

test("a ControlNet may be named, and must then be there", async () => {
  const controlNet = { folder: "controlnet" };
  expect(readPack(pack({ controlNet }))).toMatchObject({ controlNet });
  await expect(openPack(pack({ controlNet: { folder: "pose" } }))).rejects.toThrow(/not complete: pose is missing/);
  expect(() => readPack(pack({ controlNet: { folder: "../controlnet" } }))).toThrow("must be a path inside the pack");
});

test("a pack without all of its networks says what is missing, before anything waits for it", async () => {
  const folder = pack({ base: "elsewhere", adapter: "other.bin" });
  await expect(openPack(folder)).rejects.toThrow(
    /not complete: elsewhere\/unet, elsewhere\/vae, other\.bin is missing/,
  );
});
