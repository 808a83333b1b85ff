import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type PackDescription, readRecipe } from "../pipeline/pack.ts";
import { DownloadError } from "./errors.ts";

/** Names of the folders with a pack.json. @throws DownloadError when there is no such folder */
export function packNames(modelsFolder: string): string[] {
  if (!existsSync(modelsFolder))
    throw new DownloadError(
      `${modelsFolder} does not exist: set STORYMAKER_MODELS to the folder that holds the packs.`,
    );
  return readdirSync(modelsFolder)
    .filter((name) => existsSync(join(modelsFolder, name, "pack.json")))
    .sort();
}

/** As its recipe says. @throws DownloadError naming the packs that there are, PackError when its pack.json is wrong */
export function knownPack(modelsFolder: string, name: string): PackDescription {
  const names = packNames(modelsFolder);
  if (!names.includes(name))
    throw new DownloadError(`There is no pack "${name}" in ${modelsFolder}. There are: ${names.join(", ") || "none"}.`);
  return readRecipe(join(modelsFolder, name));
}

/** A pack that can be downloaded. @throws DownloadError for one that is part of the repository */
export function downloadablePack(modelsFolder: string, name: string): PackDescription {
  const pack = knownPack(modelsFolder, name);
  if (pack.sources.length === 0)
    throw new DownloadError(
      `"${name}" is built in: its files belong to the repository and are neither downloaded nor removed.`,
    );
  return pack;
}
