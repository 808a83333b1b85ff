import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const reference = join(import.meta.dirname, "../../fixtures/storymaker-small");

/** The reference checkpoint (random weights) as a pack in a new folder, which the caller removes, or in a given one. */
export function makeReferencePack(
  changes: Record<string, unknown> = {},
  folder: string = mkdtempSync(join(tmpdir(), "pack-")),
): string {
  for (const part of ["base", "controlnet", "image_encoder", "mask.bin"])
    cpSync(join(reference, part), join(folder, part), { recursive: true });
  const pack = {
    name: "reference",
    method: "storymaker",
    textEncoder: { type: "clip" },
    imageEncoder: { folder: "image_encoder" },
    base: "base",
    adapter: "mask.bin",
    faceEmbedding: "arcface",
    identityScale: 0.8,
    loraScale: 0.8,
    defaults: { width: 96, height: 128, steps: 4, guidanceScale: 7.5 },
    licences: [],
    ...changes,
  };
  writeFileSync(join(folder, "pack.json"), JSON.stringify(pack));
  return folder;
}
