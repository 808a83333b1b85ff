import type { PackSource } from "../pipeline/pack-sources.ts";
import { DownloadError } from "./errors.ts";
import type { Hub, RemoteFile, RepositoryInfo } from "./hub.ts";

export interface PlannedFile extends RemoteFile {
  destination: string;
}

export interface Plan {
  /** Smallest first: what is wrong with a repository shows before gigabytes were fetched. */
  files: PlannedFile[];
  /** What the hub says of each source's repository. */
  repositories: Map<PackSource, RepositoryInfo>;
}

/** Asks the hub where each source lies, how large it is and what its hash is. @throws DownloadError naming what it lacks */
export async function planDownload(hub: Hub, sources: readonly PackSource[]): Promise<Plan> {
  const plan: Plan = { files: [], repositories: new Map() };
  const groups = Map.groupBy(sources, ({ repository, revision }) => `${repository}@${revision}`);
  for (const group of groups.values()) {
    const info = await hub.repository(group[0]!.repository, group[0]!.revision);
    const found = await hub.files(
      info,
      group.flatMap(({ file }) => file),
    );
    for (const source of group) {
      const path = source.file.find((name) => found.has(name));
      if (!path) throw missing(hub, source);
      const file = found.get(path)!;
      checkPublished(source, file);
      plan.files.push({ ...file, destination: source.destination });
      plan.repositories.set(source, info);
    }
  }
  plan.files.sort((a, b) => a.size - b.size);
  return plan;
}

function missing(hub: Hub, { repository, revision, file, base }: PackSource): DownloadError {
  const hint = base
    ? "A base model must be SDXL in diffusers' layout, with .safetensors weights in one file a network."
    : "The recipe may be out of date.";
  return new DownloadError(`${hub.endpoint}/${repository} (${revision}) has no ${file.join(" or ")}. ${hint}`);
}

/** A file that is not the one the recipe was written for is refused before anything is fetched. */
function checkPublished({ size, sha256 }: PackSource, file: RemoteFile): void {
  const wrong: string[] = [];
  if (size !== undefined && size !== file.size) wrong.push(`${size} bytes, on the hub it has ${file.size}`);
  if (sha256 !== undefined && file.checksum.kind === "sha256" && sha256 !== file.checksum.hex)
    wrong.push(`SHA-256 ${sha256}, on the hub it is ${file.checksum.hex}`);
  if (wrong.length > 0)
    throw new DownloadError(
      `${file.path} of ${file.repository} is not the file that the recipe was written for: it should have ${wrong.join(" and ")}.`,
    );
}
