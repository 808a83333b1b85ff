import { existsSync } from "node:fs";
import { join } from "node:path";
import { type PackDescription, requireNetworks } from "../pipeline/pack.ts";
import { isLocalBase } from "./choices.ts";
import { fileSize, folderSize } from "./disk.ts";
import { knownPack, packNames } from "./known-packs.ts";
import { otherBase } from "./licences.ts";
import { readReceipt } from "./receipt.ts";
import { isBegun } from "./staging.ts";

export type PackState =
  | "built in"
  | "built in, not complete"
  | "ready"
  | "partly downloaded"
  | "not downloaded"
  | "broken";

export interface PackOverview {
  name: string;
  state: PackState;
  /** Bytes on the disk, half-downloaded files included. */
  size: number;
  licences: { part: string; licence: string; verified: boolean }[];
  /** What is wrong, for a broken pack. */
  problem?: string;
}

/** Every pack in the models' folder. @throws DownloadError when there is no such folder */
export async function listPacks(modelsFolder: string): Promise<PackOverview[]> {
  return Promise.all(packNames(modelsFolder).map((name) => overview(modelsFolder, name)));
}

async function overview(modelsFolder: string, name: string): Promise<PackOverview> {
  const size = await folderSize(join(modelsFolder, name));
  try {
    const pack = knownPack(modelsFolder, name);
    return { name, state: await stateOf(pack), size, licences: licencesOf(pack) };
  } catch (error) {
    return { name, state: "broken", size, licences: [], problem: (error as Error).message };
  }
}

async function stateOf(pack: PackDescription): Promise<PackState> {
  if (pack.sources.length === 0) return isComplete(pack) ? "built in" : "built in, not complete";
  const { folder } = pack;
  const there = async (files: readonly { destination: string; size?: number | undefined }[]) =>
    Promise.all(
      files.map(async ({ destination, size }) => {
        const found = await fileSize(join(folder, destination));
        return found !== null && (size === undefined || found === size);
      }),
    );
  const receipt = readReceipt(folder);
  const hasBase = !isLocalBase(receipt?.base ?? null) || existsSync(receipt!.base!);
  if (receipt && hasBase && (await there(receipt.files)).every(Boolean)) return "ready";
  const begun =
    isBegun(folder) || (await there(pack.sources.map(({ destination }) => ({ destination })))).some(Boolean);
  return begun ? "partly downloaded" : "not downloaded";
}

/** The recipe's, but of another base model what can be said of it. */
function licencesOf(pack: PackDescription): PackOverview["licences"] {
  const base = pack.sources.length > 0 ? (readReceipt(pack.folder)?.base ?? null) : null;
  if (base === null) return pack.licences;
  const replaced = pack.sources.find((source) => source.base)?.licence;
  const where = isLocalBase(base) ? base : "its model card";
  return pack.licences.map((licence) => (licence.id === replaced ? otherBase(base, where) : licence));
}

function isComplete(pack: PackDescription): boolean {
  try {
    requireNetworks(pack);
    return true;
  } catch {
    return false;
  }
}
