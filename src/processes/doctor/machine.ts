import { readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, cpus, freemem, totalmem } from "node:os";
import path from "node:path";
import type { Config } from "../../config.ts";
import { formatBytes } from "../../packs/index.ts";
import type { Section } from "./section.ts";

const NODE = 24;
/** Bytes below which a story's pictures, the database and its log may not find room. */
const LITTLE = 1e9;

/** Programs, processor, memory, disks. */
export async function machine({ dataFolder, modelsFolder }: Config): Promise<Section> {
  const problems: string[] = [];
  const onnxruntime = createRequire(import.meta.url).resolve("onnxruntime-node/package.json");
  const { version } = JSON.parse(readFileSync(onnxruntime, "utf8")) as { version: string };
  if (Number(process.versions.node.split(".")[0]) < NODE)
    problems.push(`Node ${process.versions.node} is too old: start with npm run, which brings Node ${NODE}.`);
  const lines = [
    `Node ${process.versions.node}, onnxruntime ${version}, ${process.platform}/${process.arch}`,
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() || "unknown"})`,
    `${formatBytes(totalmem())} of memory, ${formatBytes(freemem())} of it free`,
  ];
  const folders = { "the data": dataFolder, "the packs": modelsFolder };
  for (const [what, folder] of Object.entries(folders)) {
    const free = await freeAt(folder);
    lines.push(`${formatBytes(free)} free on the disk of ${what} (${folder})`);
    if (free < LITTLE) problems.push(`The disk of ${what} (${folder}) is nearly full: make room.`);
  }
  return { title: "This machine", lines, problems };
}

/** Of a folder that need not exist yet. */
async function freeAt(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = path.dirname(folder);
    if (parent === folder) throw error;
    return freeAt(parent);
  }
}
