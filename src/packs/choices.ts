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
  /** These are null for a pack without such a choice. */
  faceModel: string | null;
  poseModel: string | null;
}

/** What people ask for when they pull a pack; undefined where they leave it as it is. */
export interface Asked {
  /** OWNER/NAME or OWNER/NAME@REVISION of the hub, a diffusers folder, or one file. */
  base?: string | undefined;
  faceModel?: string | undefined;
  poseModel?: string | undefined;
}

/** Models that a pack offers several of, by the word that `models pull` chooses them with: --face, --pose. */
export const kinds = ["face", "pose"] as const;
type Kind = (typeof kinds)[number];

/** Whether a chosen base model lies on this machine. */
export const isLocalBase = (base: string | null): base is string => base !== null && isAbsolute(base);

/**
 * What is asked for; else what was downloaded before; else what the recipe says.
 * @throws DownloadError when the pack does not offer it
 */
export function choose(pack: PackDescription, asked: Asked, before: Receipt | null): Choices {
  const own = pack.sources.find((source) => source.base)?.repository;
  const base = asked.base === undefined ? (before?.base ?? null) : readBase(asked.base);
  if (base !== null && !own) throw new DownloadError(`"${pack.name}" has no base model that could be replaced.`);
  const model = (kind: Kind): string | null => {
    const names = modelsOf(pack, kind).map(({ name }) => name);
    const chosen = asked[`${kind}Model`] ?? before?.[`${kind}Model`] ?? names[0] ?? null;
    if (chosen === null || names.includes(chosen)) return chosen;
    throw new DownloadError(`"${pack.name}" has no ${kind} model "${chosen}". ${modelList(pack, kind)}`);
  };
  return { base: base === own ? null : base, faceModel: model("face"), poseModel: model("pose") };
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
export function chosenSources(pack: PackDescription, choices: Choices): PackSource[] {
  const { base } = choices;
  const isChosen = (source: PackSource, kind: `${Kind}Model`) =>
    source[kind] === undefined || source[kind] === choices[kind];
  const sources = pack.sources.filter((source) => kinds.every((kind) => isChosen(source, `${kind}Model`)));
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

const modelsOf = (pack: PackDescription, kind: Kind) => pack[`${kind}Models`];

function modelList(pack: PackDescription, kind: Kind): string {
  const models = modelsOf(pack, kind);
  if (models.length === 0) return "It offers none.";
  return `There are:\n${models.map(({ name, about }) => `  ${name}: ${about}`).join("\n")}`;
}

/** What people may choose, in words; none where there is nothing to choose from. */
export function describeChoices(pack: PackDescription): string[] {
  return kinds
    .filter((kind) => modelsOf(pack, kind).length > 1)
    .map((kind) => `The ${kind} model is a choice (--${kind} NAME). ${modelList(pack, kind)}`);
}
