import type { PackDescription } from "../pipeline/pack.ts";
import { type PackSource, repositoryName } from "../pipeline/pack-sources.ts";
import { DownloadError } from "./errors.ts";
import type { Receipt } from "./receipt.ts";

/** What people may choose in a pack. */
export interface Choices {
  /** Another repository for the base model; null for the recipe's. */
  base: string | null;
  /** Null for a pack without such a choice. */
  faceModel: string | null;
}

/**
 * What is asked for; else what was downloaded before; else what the recipe says.
 * @throws DownloadError when the pack does not offer it
 */
export function choose(
  pack: PackDescription,
  asked: { base?: string | undefined; faceModel?: string | undefined },
  before: Receipt | null,
): Choices {
  const own = pack.sources.find((source) => source.base)?.repository;
  const base = asked.base ?? before?.base ?? null;
  if (base !== null && !own) throw new DownloadError(`"${pack.name}" has no base model that could be replaced.`);
  if (base !== null && !repositoryName.safeParse(base).success)
    throw new DownloadError(`"${base}" is no repository: give --base OWNER/NAME, as the hub's address shows it.`);
  const names = pack.faceModels.map(({ name }) => name);
  const faceModel = asked.faceModel ?? before?.faceModel ?? names[0] ?? null;
  if (faceModel !== null && !names.includes(faceModel))
    throw new DownloadError(`"${pack.name}" has no face model "${faceModel}". ${faceModelList(pack)}`);
  return { base: base === own ? null : base, faceModel };
}

/** The sources that the choices ask for, those of the base model with the chosen repository. */
export function chosenSources(pack: PackDescription, { base, faceModel }: Choices): PackSource[] {
  return pack.sources
    .filter((source) => source.faceModel === undefined || source.faceModel === faceModel)
    .map((source) => {
      if (!source.base || base === null) return source;
      const { size, sha256, ...rest } = source;
      return { ...rest, repository: base, revision: "main" };
    });
}

export function faceModelList({ faceModels }: PackDescription): string {
  if (faceModels.length === 0) return "It offers none.";
  return `There are:\n${faceModels.map(({ name, about }) => `  ${name}: ${about}`).join("\n")}`;
}
