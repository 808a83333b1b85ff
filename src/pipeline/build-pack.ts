import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BuiltGraphs } from "./built-graphs.ts";
import { checkedGraphs } from "./check-pack.ts";
import { ConstantFolding, type FoldHooks } from "./graph/fold-constants.ts";
import type { GraphModel } from "./graph/model.ts";
import type { PackDescription } from "./pack.ts";
import { PackGraphs } from "./pack-graphs.ts";

/** What a build will write. */
export interface BuildPlan {
  /** Names of the networks that are not built yet, or not from the files that are there now. */
  networks: string[];
  /** In bytes. */
  size: number;
  /**
   * Writes it, network by network, each in place when it is whole: stopped at any moment, it leaves what worked before,
   * and the next build goes on with the networks that are missing. At the end removes builds that are out of date.
   * At most a few tensors are in memory.
   *
   * @throws the signal's reason, or the file system's error
   */
  run(hooks?: FoldHooks): Promise<void>;
}

/**
 * Prepares a pack's weights for onnxruntime once instead of at every start: converted from 16 bits, transposed, with the
 * LoRA merged in, in files that are mapped into memory as they are. `openPack` uses them from then on.
 *
 * @throws PackError, CheckpointError or ConfigurationError when the pack cannot be drawn with
 */
export async function planBuild(pack: PackDescription): Promise<BuildPlan> {
  const built = new BuiltGraphs(pack.folder);
  const graphs = await checkedGraphs(new PackGraphs(pack));
  const missing = graphs.filter((graph) => !built.find(graph));
  const foldings = missing.map((graph) => ({ graph, folding: new ConstantFolding(graph) }));
  return {
    networks: missing.map(({ name }) => name),
    size: foldings.reduce((sum, { folding }) => sum + folding.bytes, 0),
    async run(hooks = {}) {
      await built.clearStaging();
      for (const { graph, folding } of foldings) await buildGraph(built, graph, folding, hooks);
      const current = new Set(graphs.map((graph) => built.paths(graph).name));
      const outdated = built.names().filter((name) => !current.has(name));
      // Where another process still has one of them open and the system keeps it, the next build removes it.
      await Promise.allSettled(outdated.map((name) => rm(join(built.folder, name), { recursive: true })));
    },
  };
}

async function buildGraph(
  built: BuiltGraphs,
  graph: GraphModel,
  folding: ConstantFolding,
  hooks: FoldHooks,
): Promise<void> {
  const { graphPath, weightsPath, folder } = built.paths(graph);
  const staging = built.stagingPrefix + randomUUID();
  await mkdir(staging, { recursive: true });
  try {
    const staged = BuiltGraphs.filesIn(staging);
    const file = await open(staged.weightsPath, "w");
    try {
      const bytes = await folding.write(file, { path: weightsPath, folder }, hooks);
      await writeFile(staged.graphPath, bytes, { flush: true });
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(staging, dirname(graphPath));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
