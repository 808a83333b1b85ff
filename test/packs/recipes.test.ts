import { join } from "node:path";
import { expect, test } from "vitest";
import { pullPack } from "../../src/packs/index.ts";
import { openPack, readPack } from "../../src/pipeline/index.ts";
import { serveSmallSdxl } from "./small-sdxl.ts";
import { packsWorld, tinyRecipe, writePack } from "./support.ts";

const world = packsWorld();

test("the recipe for SDXL, pulled from a hub with small random networks in its places, draws", async () => {
  const recipe = serveSmallSdxl(world);
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
