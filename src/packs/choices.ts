import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { isSingleFile, type PackDescription } from "../pipeline/pack.ts";
import { type PackSource, repositoryName } from "../pipeline/pack-sources.ts";
import { DownloadError } from "./errors.ts";
import type { Receipt } from "./receipt.ts";

/** What people may choose in a pack. */
export interface Choices {
  /**
   * Another base model: a repository, OWNER/NAME or OWNER/NAME@REVISION, or the absolute path of one that lies on this
   * machine; null for the recipe's.
   */
  base: string | null;
  /** Null for a pack without such a choice. */
  faceModel: string | null;
}

/** Whether a chosen base model lies on this machine. */
export const isLocalBase = (base: string | null): base is string => base !== null && isAbsolute(base);

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
  const base = asked.base === undefined ? (before?.base ?? null) : readBase(asked.base);
  if (base !== null && !own) throw new DownloadError(`"${pack.name}" has no base model that could be replaced.`);
  const names = pack.faceModels.map(({ name }) => name);
  const faceModel = asked.faceModel ?? before?.faceModel ?? names[0] ?? null;
  if (faceModel !== null && !names.includes(faceModel))
    throw new DownloadError(`"${pack.name}" has no face model "${faceModel}". ${faceModelList(pack)}`);
  return { base: base === own ? null : base, faceModel };
}

/** What is on this machine goes before what the hub may have by the same name, as in diffusers. */
function readBase(typed: string): string {
  if (existsSync(typed) || isSingleFile(typed) || /^(\.{1,2}$|\.{0,2}[/\\]|[a-z]:\\)/i.test(typed))
    return resolve(typed);
  const { repository, revision } = parseRepository(typed);
  if (!repositoryName.safeParse(repository).success || revision === "")
    throw new DownloadError(
      `"${typed}" is no base model: give --base OWNER/NAME or OWNER/NAME@REVISION as the hub's address shows it, or the ` +
        "path of a folder, a .safetensors or a .ckpt file that is there.",
    );
  return typed;
}

function parseRepository(base: string): { repository: string; revision: string } {
  const at = base.indexOf("@");
  return at < 0
    ? { repository: base, revision: "main" }
    : { repository: base.slice(0, at), revision: base.slice(at + 1) };
}

/**
 * The sources that the choices ask for: those of the base model with the chosen repository, or, where it lies on this
 * machine, not at all; of a single file only the tokenizers, which it does not carry, are the recipe's.
 */
export function chosenSources(pack: PackDescription, { base, faceModel }: Choices): PackSource[] {
  const sources = pack.sources.filter((source) => source.faceModel === undefined || source.faceModel === faceModel);
  if (isLocalBase(base)) {
    const single = isSingleFile(base);
    return sources.filter((source) => !isOfBase(pack, source) || (single && isTokenizer(pack, source)));
  }
  return sources.map((source) => {
    if (!source.base || base === null) return source;
    const { size, sha256, ...rest } = source;
    return { ...rest, ...parseRepository(base) };
  });
}

/** Whether a file belongs to the base model, by its place: the recipe's better autoencoder, too, is part of it. */
function isOfBase(pack: PackDescription, { destination }: PackSource): boolean {
  return destination === pack.base || destination.startsWith(`${pack.base}/`);
}

function isTokenizer(pack: PackDescription, { destination }: PackSource): boolean {
  return /^tokenizer(_2)?\//.test(destination.slice(pack.base.length + 1));
}

export function faceModelList({ faceModels }: PackDescription): string {
  if (faceModels.length === 0) return "It offers none.";
  return `There are:\n${faceModels.map(({ name, about }) => `  ${name}: ${about}`).join("\n")}`;
}
