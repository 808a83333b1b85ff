import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { commonFolder } from "./graph/common-folder.ts";
import type { GraphModel } from "./graph/model.ts";

const STAGING = ".staging-";

/**
 * What `buildPack` wrote for a pack: one folder a graph under `built`, named by what it was made of. So it is either
 * found whole under the right name or not at all, whatever has changed: the pack's settings, its files, or the program.
 */
export class BuiltGraphs {
  /** Where builds lie, the unfinished ones too. */
  readonly folder: string;

  constructor(packFolder: string) {
    this.folder = join(packFolder, "built");
  }

  /** Whether anything was ever built. */
  get any(): boolean {
    return this.names().length > 0;
  }

  /** The folders of finished builds, current or not. */
  names(): string[] {
    return readFolder(this.folder).filter((name) => !name.startsWith(STAGING));
  }

  /** The built graph in place of one that was just made; null where there is none of these very weights. */
  find(graph: GraphModel): GraphModel | null {
    const { graphPath, weightsPath, folder } = this.paths(graph);
    if (!existsSync(graphPath)) return null;
    return { ...graph, bytes: readFileSync(graphPath), folder, files: [...graph.files, weightsPath] };
  }

  /** Where a graph's build belongs, and the folder that its paths are relative to. */
  paths(graph: GraphModel): { name: string; graphPath: string; weightsPath: string; folder: string } {
    const name = `${graph.name}-${fingerprint(graph)}`;
    const { graphPath, weightsPath } = BuiltGraphs.filesIn(join(this.folder, name));
    return { name, graphPath, weightsPath, folder: commonFolder([...graph.files, weightsPath]) };
  }

  /** What a build's folder holds. */
  static filesIn(folder: string): { graphPath: string; weightsPath: string } {
    return { graphPath: join(folder, "graph.onnx"), weightsPath: join(folder, "weights.bin") };
  }

  /** What folders of unfinished builds begin with. */
  get stagingPrefix(): string {
    return join(this.folder, STAGING);
  }

  /** Removes what builds that were killed have left. */
  async clearStaging(): Promise<void> {
    const left = readFolder(this.folder).filter((name) => name.startsWith(STAGING));
    await Promise.all(left.map((name) => rm(join(this.folder, name), { recursive: true })));
  }
}

function readFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/**
 * The graph itself says what is computed, from which bytes of which files, with how much LoRA; size and time of change
 * tell whether the files are still the same.
 */
function fingerprint({ bytes, files }: GraphModel): string {
  const hash = createHash("sha256").update(bytes);
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`\n${size} ${mtimeMs}`);
  }
  return hash.digest("hex").slice(0, 20);
}
