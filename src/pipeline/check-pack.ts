import { basename } from "node:path";
import { CheckpointError } from "./checkpoints/checkpoint.ts";
import type { GraphModel } from "./graph/model.ts";
import { ConfigurationError } from "./networks/configuration.ts";
import { type PackDescription, requireNetworks } from "./pack.ts";
import { PackError } from "./pack-error.ts";
import type { PackGraphs } from "./pack-graphs.ts";

/**
 * Every graph of a pack, made from the headers of its checkpoints. Each tensor is looked up, so a file that is missing,
 * cut short or of another kind is found now and not when it is first needed.
 *
 * @throws PackError with what to do about it; for a pack that cannot be downloaded also CheckpointError and
 * ConfigurationError
 */
export async function checkedGraphs(graphs: PackGraphs): Promise<GraphModel[]> {
  const { pack } = graphs;
  requireNetworks(pack);
  try {
    return await graphs.all();
  } catch (error) {
    const isOfFiles = error instanceof CheckpointError || error instanceof ConfigurationError;
    if (!isOfFiles || pack.sources.length === 0) throw error;
    throw new PackError(
      `The pack "${pack.name}" cannot be drawn with: ${error.message}\n${packCommand(pack, "verify")} checks every ` +
        `file, ${packCommand(pack, "pull")} downloads again what is wrong. (A base model of one's own is not downloaded: ` +
        "choose another with pull --base.)",
      { cause: error },
    );
  }
}

/** What to type for a pack. */
export function packCommand({ folder }: PackDescription, subcommand: string): string {
  return `\`npm run storymaker -- models ${subcommand} ${basename(folder)}\``;
}
