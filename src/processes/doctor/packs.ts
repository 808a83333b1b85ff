import path from "node:path";
import type { Config } from "../../config.ts";
import { command, formatBytes, listPacks, type PackOverview } from "../../packs/index.ts";
import { openPack, planBuild, readPack } from "../../pipeline/index.ts";
import type { Section } from "./section.ts";

/** Which packs there are, whether they are built, and whether the one that draws can be opened. */
export async function packSection({ modelsFolder, pack, deviceMemory }: Config): Promise<Section> {
  const packs = await listPacks(modelsFolder);
  const lines = await Promise.all(packs.map((one) => describe(modelsFolder, one)));
  lines.push("", `STORYMAKER_PACK=${pack}`);
  const problems: string[] = [];
  const memory = deviceMemory ? { deviceMemory } : {};
  try {
    const maker = await openPack(path.join(modelsFolder, pack), {
      ...memory,
      onNotice: (notice) => void lines.push(`  ${notice}`),
    });
    lines.push("  can be drawn with");
    await maker.release();
  } catch (error) {
    problems.push(`The pack ${pack} cannot be drawn with: ${(error as Error).message}`);
  }
  return { title: `Packs in ${modelsFolder}`, lines, problems };
}

async function describe(modelsFolder: string, { name, state, size, problem }: PackOverview): Promise<string> {
  if (problem) return `${name}: ${state}. ${problem}`;
  const line = `${name}: ${state}, ${formatBytes(size)}`;
  if (state === "not downloaded" || state === "partly downloaded") return `${line}; get it: ${command(`pull ${name}`)}`;
  if (state !== "ready" && state !== "built in") return line;
  try {
    const { networks } = await planBuild(readPack(path.join(modelsFolder, name)));
    if (networks.length === 0) return `${line}, prepared by models build`;
    return `${line}; faster to open after: ${command(`build ${name}`)}`;
  } catch (error) {
    return `${line}. ${(error as Error).message}`;
  }
}
