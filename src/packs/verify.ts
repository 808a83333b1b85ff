import { basename, join } from "node:path";
import { type PackDescription, requireNetworks } from "../pipeline/pack.ts";
import type { PackSource } from "../pipeline/pack-sources.ts";
import { requireSdxl } from "../pipeline/sdxl-base.ts";
import { digestInto, startDigest } from "./checksum.ts";
import { chosenSources, isLocalBase } from "./choices.ts";
import { openHub, type PacksContext } from "./context.ts";
import { fileSize } from "./disk.ts";
import { DownloadError } from "./errors.ts";
import type { Hub, RepositoryInfo } from "./hub.ts";
import { knownPack } from "./known-packs.ts";
import { disagrees, termsOf } from "./licences.ts";
import { Progress } from "./progress.ts";
import { type Receipt, readReceipt } from "./receipt.ts";
import { command } from "./words.ts";

export interface Verdict {
  /** What is wrong, and what mends it; none for a pack that is right. */
  problems: string[];
  /** What could not be checked, or is only worth knowing. */
  notes: string[];
}

/**
 * Reads every file of a pack and compares it with what the hub publishes: as kept from the download, and, where it can be
 * reached, as it says now; so too the licences.
 * @throws DownloadError for an unknown pack; the context's abort reason
 */
export async function verifyPack(context: PacksContext, name: string): Promise<Verdict> {
  const pack = knownPack(context.config.modelsFolder, name);
  if (pack.sources.length === 0) return verifyBuiltIn(pack);
  const receipt = readReceipt(pack.folder);
  if (!receipt)
    return {
      problems: [`${name} was not downloaded completely: \`${command(`pull ${name}`)}\` goes on with it.`],
      notes: [],
    };
  const problems = [...changedRecipe(pack, receipt), ...(await wrongFiles(context, pack, receipt))];
  if (problems.length > 0) problems.push(`\`${command(`pull ${name}`)}\` downloads what is missing or wrong again.`);
  const own = await ownBase(receipt);
  problems.push(...own.problems);
  const online = await compareWithHub(openHub(context, 1), pack, receipt);
  return { problems: [...problems, ...online.problems], notes: [...own.notes, ...online.notes] };
}

/** Git keeps these files, and knows when they were changed. */
function verifyBuiltIn(pack: PackDescription): Verdict {
  try {
    requireNetworks(pack);
    return {
      problems: [],
      notes: [`${pack.name} is built in: \`git status models\` shows whether its files were changed.`],
    };
  } catch (error) {
    return { problems: [(error as Error).message], notes: [] };
  }
}

/** A base model that lies on this machine, of which nobody publishes hashes. */
async function ownBase({ base }: Receipt): Promise<Verdict> {
  if (!isLocalBase(base)) return { problems: [], notes: [] };
  try {
    await requireSdxl(base);
    return {
      problems: [],
      notes: [`${base} is yours: it has every tensor, whether with the right numbers nobody knows.`],
    };
  } catch (error) {
    return { problems: [(error as Error).message], notes: [] };
  }
}

/** Files that the recipe asks for and the download did not bring: the recipe is newer. */
function changedRecipe(pack: PackDescription, receipt: Receipt): string[] {
  const problems: string[] = [];
  for (const { destination, sha256, repository } of chosenSources(pack, receipt)) {
    const file = receipt.files.find((candidate) => candidate.destination === destination);
    const otherContent = sha256 !== undefined && file?.checksum.kind === "sha256" && file.checksum.hex !== sha256;
    if (!file || file.repository !== repository || otherContent)
      problems.push(`${destination}: the recipe has changed and asks for another file, from ${repository}.`);
  }
  return problems;
}

async function wrongFiles(
  { terminal, signal }: PacksContext,
  pack: PackDescription,
  receipt: Receipt,
): Promise<string[]> {
  const problems: string[] = [];
  const total = receipt.files.reduce((sum, { size }) => sum + size, 0);
  const progress = new Progress(terminal, { what: "checking", total, done: 0 });
  for (const { destination, size, checksum } of receipt.files) {
    const path = join(pack.folder, destination);
    const found = await fileSize(path);
    if (found === null) problems.push(`${destination} is missing.`);
    else if (found !== size) problems.push(`${destination} has ${found} bytes, it should have ${size}.`);
    else {
      const digest = startDigest(checksum.kind, size);
      await digestInto(digest, path, { signal, onBytes: (count) => progress.add(count) });
      const hex = digest.digest("hex");
      if (hex !== checksum.hex)
        problems.push(`${destination} is damaged: its ${checksum.kind} is ${hex}, not ${checksum.hex}.`);
    }
  }
  return problems;
}

async function compareWithHub(hub: Hub, pack: PackDescription, receipt: Receipt): Promise<Verdict> {
  const problems: string[] = [];
  const notes: string[] = [];
  const sources = chosenSources(pack, receipt);
  const repositories = new Map<string, RepositoryInfo>();
  try {
    for (const [repository, files] of Map.groupBy(receipt.files, (file) => file.repository)) {
      // Files are compared with the commit that they came from, licences with what the card says today.
      const { revision } = sources.find((source) => source.repository === repository) ?? { revision: "main" };
      repositories.set(repository, await hub.repository(repository, revision));
      const published = await hub.files(
        { name: repository, commit: files[0]!.commit },
        files.map(({ path }) => path),
      );
      for (const { destination, path, checksum } of files)
        if (published.get(path)?.checksum.hex !== checksum.hex)
          problems.push(
            `${destination}: ${repository} publishes another hash of ${path} now than when it was downloaded.`,
          );
    }
  } catch (error) {
    hub.patience.signal.throwIfAborted();
    if (!(error instanceof DownloadError)) throw error;
    notes.push(`The hub could not be asked, so licences and published hashes were not compared: ${error.message}`);
    return { problems, notes };
  }
  const known = new Map<PackSource, RepositoryInfo>();
  for (const source of sources) {
    const info = repositories.get(source.repository);
    if (info) known.set(source, info);
  }
  for (const terms of termsOf(pack, sources, receipt, known, hub.endpoint)) {
    const { part, source, card, expectedCard, verified } = terms;
    if (disagrees(terms))
      problems.push(
        `The licence of the ${part} has changed: its model card says ${card ? `"${card}"` : "nothing"}, the recipe ` +
          `"${expectedCard}". Read ${source}; \`${command(`pull ${basename(pack.folder)}`)}\` asks whether you accept it.`,
      );
    else if (!verified && expectedCard === null)
      notes.push(`The licence of the ${part} is on no model card; read it yourself: ${source}`);
  }
  return { problems, notes };
}
