import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pullPack } from "../../src/packs/index.ts";
import { openPack, readPack } from "../../src/pipeline/index.ts";
import { packsWorld, tinyRecipe, writePack } from "./support.ts";

const world = packsWorld();
const models = join(import.meta.dirname, "../../models");
const reference = join(import.meta.dirname, "../fixtures/storymaker-small");

test("the recipe for SDXL, pulled from a hub with small random networks in its places, draws", async () => {
  const { folder, ...recipe } = readPack(join(models, "sdxl-storymaker"));
  // The hashes are those of the real files.
  const sources = recipe.sources.map(({ size, sha256, ...source }) => source);
  writePack(world.modelsFolder, "small", { ...recipe, sources });
  for (const { repository, file } of sources) {
    world.hub.repositories[repository] ??= { files: {} };
    for (const path of file) {
      const bytes = referenceFile(repository, path);
      if (bytes) world.hub.repositories[repository].files[path] = bytes;
    }
  }
  await expect(openPack(join(world.modelsFolder, "small"))).rejects.toThrow("npm run storymaker -- models pull small");
  await pullPack(world.context(), "small", { acceptLicences: true, faceModel: "none" });
  const maker = await openPack(join(world.modelsFolder, "small"), { threads: 1 });
  const options = { prompt: "a woman drinks tea", negativePrompt: recipe.negativePrompt, identities: [], seed: 1 };
  const picture = await maker.draw({ ...options, width: 64, height: 128, steps: 1 });
  expect([picture.width, picture.height]).toEqual([64, 128]);
  await maker.release();
});

test("a recipe's mistakes are named", () => {
  const recipe = tinyRecipe();
  Object.assign(recipe.sources[0]!, { destination: "../outside", licence: "unknown" });
  Object.assign(recipe.sources[1]!, { repository: "nobody", sha256: "short" });
  writePack(world.modelsFolder, "wrong", recipe);
  for (const field of ["destination", "repository", "sha256"])
    expect(() => readPack(join(world.modelsFolder, "wrong"))).toThrow(field);
  const twice = tinyRecipe();
  Object.assign(twice.sources[3]!, { destination: "base/model_index.json", licence: "unknown", faceModel: undefined });
  Object.assign(twice.sources[4]!, { faceModel: "other" });
  writePack(world.modelsFolder, "wrong", twice);
  for (const message of ["another source goes to base/model_index.json", 'no licence has the id "unknown"', '"other"'])
    expect(() => readPack(join(world.modelsFolder, "wrong"))).toThrow(message);
});

/** What of the reference folder stands in for a file of a public repository. */
function referenceFile(repository: string, path: string): Uint8Array | null {
  const places: Record<string, string> = {
    "huaquan/YamerMIX_v11": `base/${path}`,
    "madebyollin/sdxl-vae-fp16-fix": `base/vae/${path.replace("model.safe", "model.fp16.safe")}`,
    "h94/IP-Adapter": path.replace("models/", "").replace("model.safe", "model.fp16.safe"),
    "RED-AIGC/StoryMaker": path,
  };
  try {
    return new Uint8Array(readFileSync(join(reference, places[repository]!)));
  } catch {
    return null;
  }
}
