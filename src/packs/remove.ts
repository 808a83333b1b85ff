import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { BuiltGraphs } from "../pipeline/built-graphs.ts";
import { changePackSettings, readPackSettings } from "../pipeline/pack-settings.ts";
import type { PacksContext } from "./context.ts";
import { folderSize, removeFile } from "./disk.ts";
import { DownloadError, inWords } from "./errors.ts";
import { downloadablePack } from "./known-packs.ts";
import { readReceipt, removeReceipt } from "./receipt.ts";
import { clearStaging, isBegun } from "./staging.ts";
import { formatBytes } from "./words.ts";

/**
 * Deletes what was downloaded and built for a pack. A base model of one's own is not touched, the
 * pack's recipe stays, and so does the record of the licences that were accepted.
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
  const { base } = readPackSettings(folder);
  const built = new BuiltGraphs(folder).folder;
  const destinations = [...new Set(known)].filter((destination) => existsSync(join(folder, destination)));
  if (destinations.length === 0 && !receipt && !isBegun(folder) && !existsSync(built))
    return terminal.say(`Nothing of ${name} is downloaded.`);
  const before = await folderSize(folder);
  if (!yes) {
    const answer = await terminal.ask(
      `Delete the downloaded and built files of ${name}, ${formatBytes(before)}? (yes/no) `,
    );
    if (answer === null) throw new DownloadError("Nobody is there to ask: add --yes to delete the downloaded files.");
    if (!/^y(es)?$/i.test(answer.trim())) throw new DownloadError("Nothing was deleted.");
  }
  try {
    // First, so that a pack that is half gone does not count as ready.
    removeReceipt(folder);
    await clearStaging(folder);
    await rm(built, { recursive: true, force: true });
    for (const destination of destinations) await removeFile(folder, destination);
    await changePackSettings(folder, { base: undefined, loraScale: undefined });
  } catch (error) {
    throw inWords(error, "What is left can be removed later");
  }
  terminal.say(`${name}: ${formatBytes(before - (await folderSize(folder)))} freed.`);
  if (base) terminal.say(`${base} is yours and stays where it is.`);
}
