import { existsSync } from "node:fs";
import { readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PacksContext } from "./context.ts";
import { folderSize } from "./disk.ts";
import { DownloadError, inWords } from "./errors.ts";
import { downloadablePack } from "./known-packs.ts";
import { readReceipt, removeReceipt } from "./receipt.ts";
import { clearStaging, isBegun } from "./staging.ts";
import { formatBytes } from "./words.ts";

/**
 * Deletes what was downloaded for a pack. Its recipe stays, and so does the record of the licences that were accepted.
 * @throws DownloadError for a built-in pack, or when the answer is no
 */
export async function removePack(
  { config, terminal }: PacksContext,
  name: string,
  { yes }: { yes: boolean },
): Promise<void> {
  const { folder, sources } = downloadablePack(config.modelsFolder, name);
  const receipt = readReceipt(folder);
  const known = [...sources, ...(receipt?.files ?? [])].map(({ destination }) => destination);
  const destinations = [...new Set(known)].filter((destination) => existsSync(join(folder, destination)));
  if (destinations.length === 0 && !receipt && !isBegun(folder))
    return terminal.say(`Nothing of ${name} is downloaded.`);
  const before = await folderSize(folder);
  if (!yes) {
    const answer = await terminal.ask(`Delete the downloaded files of ${name}, ${formatBytes(before)}? (yes/no) `);
    if (answer === null) throw new DownloadError("Nobody is there to ask: add --yes to delete the downloaded files.");
    if (!/^y(es)?$/i.test(answer.trim())) throw new DownloadError("Nothing was deleted.");
  }
  try {
    // First, so that a pack that is half gone does not count as ready.
    removeReceipt(folder);
    await clearStaging(folder);
    for (const destination of destinations) {
      await rm(join(folder, destination));
      await removeEmptyFolders(folder, dirname(destination));
    }
  } catch (error) {
    throw inWords(error);
  }
  terminal.say(`${name}: ${formatBytes(before - (await folderSize(folder)))} freed.`);
}

/** From the innermost outwards, the pack's own folder excepted. */
async function removeEmptyFolders(folder: string, inner: string): Promise<void> {
  for (let path = inner; path !== "."; path = dirname(path)) {
    if ((await readdir(join(folder, path))).length > 0) return;
    await rmdir(join(folder, path));
  }
}
