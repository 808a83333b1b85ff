import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PackDescription, readRecipe } from "../../src/pipeline/pack.ts";
import { type World, writePack } from "./support.ts";

const models = join(import.meta.dirname, "../../models");
const reference = join(import.meta.dirname, "../fixtures/storymaker-small");

/**
 * Writes the recipe for SDXL as the pack "small", and has the hub serve the small reference in the places of the public
 * repositories' files.
 */
export function serveSmallSdxl(world: World): Omit<PackDescription, "folder"> {
  const { folder, ...recipe } = readRecipe(join(models, "sdxl-storymaker"));
  // The hashes are those of the real files.
  const sources = recipe.sources.map(({ size, sha256, ...source }) => source);
  writePack(world.modelsFolder, "small", { ...recipe, sources });
  for (const { repository, file, licence } of sources) {
    const card = recipe.licences.find(({ id }) => id === licence)?.card;
    world.hub.repositories[repository] ??= { files: {}, ...(card ? { license: card } : {}) };
    for (const path of file) {
      const bytes = referenceFile(repository, path);
      if (bytes) world.hub.repositories[repository].files[path] = bytes;
    }
  }
  return { ...recipe, sources };
}

/** What of the reference folder stands in for a file of a public repository. */
function referenceFile(repository: string, path: string): Uint8Array | null {
  const places: Record<string, string> = {
    "huaquan/YamerMIX_v11": `base/${path}`,
    "madebyollin/sdxl-vae-fp16-fix": `base/vae/${path.replace("model.safe", "model.fp16.safe")}`,
    "h94/IP-Adapter": path.replace("models/", "").replace("model.safe", "model.fp16.safe"),
    "RED-AIGC/StoryMaker": path,
    "xinsir/controlnet-openpose-sdxl-1.0": `controlnet/${path.replace("model.safe", "model.fp16.safe")}`,
  };
  try {
    return new Uint8Array(readFileSync(join(reference, places[repository]!)));
  } catch {
    return null;
  }
}
