import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PackDescription } from "../pipeline/pack.ts";
import { PackError } from "../pipeline/pack-error.ts";
import { changePackSettings } from "../pipeline/pack-settings.ts";
import { notSdxl, requireSdxl, SDXL_DESCRIPTIONS } from "../pipeline/sdxl-base.ts";
import { digestInto, startDigest } from "./checksum.ts";
import { type Asked, choose, chosenSources, describeChoices, isLocalBase } from "./choices.ts";
import { openHub, type PacksContext } from "./context.ts";
import { fileSize, freeBytes, removeFile } from "./disk.ts";
import { downloadFile } from "./download-file.ts";
import { DownloadError, inWords } from "./errors.ts";
import { requireFittingAdapter } from "./fitting-adapter.ts";
import { downloadablePack } from "./known-packs.ts";
import { describeTerms, notAccepted, recordAcceptance, type Terms, termsOf } from "./licences.ts";
import { type PlannedFile, planDownload } from "./plan.ts";
import { Progress } from "./progress.ts";
import { readReceipt, removeReceipt, writeReceipt } from "./receipt.ts";
import { begunBytes, clearStaging, isStaged, place, stagedPath } from "./staging.ts";
import { countFiles, formatBytes } from "./words.ts";

/** Failures in a row before a download gives up: about 15 seconds of waiting. */
const ATTEMPTS = 5;

export interface PullOptions extends Asked {
  acceptLicences: boolean;
}

/**
 * Downloads a pack, or what of it is missing or damaged. Stopped at any moment, it goes on there when it is called again;
 * the pack that was there before works until the new one is complete.
 *
 * @throws DownloadError that says what to do; the context's abort reason
 */
export async function pullPack(context: PacksContext, name: string, options: PullOptions): Promise<void> {
  try {
    await pull(context, name, options);
  } catch (error) {
    context.signal.throwIfAborted();
    throw inWords(error, "What is downloaded is kept");
  }
}

async function pull(context: PacksContext, name: string, { acceptLicences, ...asked }: PullOptions): Promise<void> {
  const { terminal, config } = context;
  const pack = downloadablePack(config.modelsFolder, name);
  const { folder } = pack;
  const before = readReceipt(folder);
  const choices = choose(pack, asked, before);
  const sources = chosenSources(pack, choices);
  const hub = openHub(context, ATTEMPTS);
  const ownBase = isLocalBase(choices.base) ? choices.base : null;
  if (ownBase !== null) await requireSdxl(ownBase);

  const { files, repositories } = await planDownload(hub, sources);
  const wanted = await notInPlace(context, folder, files);
  const toFetch = wanted.filter((file) => !isStaged(folder, file));
  await announce(context, name, folder, toFetch);
  const terms = termsOf(pack, sources, choices, repositories, config.hubEndpoint);
  const choosable = describeChoices(pack);
  await acceptTerms(context, folder, notAccepted(folder, terms), { choosable, acceptLicences });

  const total = sum(toFetch.map(({ size }) => size));
  const done = sum(await Promise.all(toFetch.map((file) => begunBytes(folder, file))));
  const progress = new Progress(terminal, { what: name, total, done });
  for (const file of wanted) {
    const staged = stagedPath(folder, file);
    if (!isStaged(folder, file)) await downloadFile(hub, file, staged, (count) => progress.add(count));
    await requireSdxlDescription(pack, file, staged);
  }
  const waiting = new Set(wanted);
  const pathOf = (file: PlannedFile) => (waiting.has(file) ? stagedPath(folder, file) : join(folder, file.destination));
  await requireFittingAdapter(pack, files, { ownBase, pathOf }).catch(async (error: unknown) => {
    // Gigabytes of a base model that cannot be used; the rest may fit another one.
    const ofBase = wanted.filter(({ destination }) => destination.startsWith(`${pack.base}/`));
    await Promise.all(ofBase.map((file) => rm(stagedPath(folder, file), { force: true })));
    throw error;
  });

  removeReceipt(folder);
  await place(folder, wanted);
  const kept = new Set(files.map(({ destination }) => destination));
  for (const { destination } of before?.files ?? []) if (!kept.has(destination)) await removeFile(folder, destination);
  await changePackSettings(folder, { base: ownBase ?? undefined });
  await writeReceipt(folder, { ...choices, files });
  await clearStaging(folder);
  terminal.say(`${name} is ready: ${countFiles(files.length)}, ${formatBytes(sum(files.map(({ size }) => size)))}.`);
}

/** Files that are not there, or not with the content that the hub announces. */
async function notInPlace(context: PacksContext, folder: string, files: PlannedFile[]): Promise<PlannedFile[]> {
  const present: PlannedFile[] = [];
  for (const file of files) if ((await fileSize(join(folder, file.destination))) === file.size) present.push(file);
  const total = sum(present.map(({ size }) => size));
  const progress = new Progress(context.terminal, { what: "checking what is there", total, done: 0 });
  const right = new Set<PlannedFile>();
  for (const file of present) {
    const digest = startDigest(file.checksum.kind, file.size);
    const onBytes = (count: number) => progress.add(count);
    await digestInto(digest, join(folder, file.destination), { signal: context.signal, onBytes });
    if (digest.digest("hex") === file.checksum.hex) right.add(file);
  }
  return files.filter((file) => !right.has(file));
}

/** Says how much will be fetched. @throws DownloadError when the disk does not hold it */
async function announce({ terminal }: PacksContext, name: string, folder: string, files: PlannedFile[]): Promise<void> {
  if (files.length === 0) return terminal.say(`${name}: nothing is left to download.`);
  const begun = sum(await Promise.all(files.map((file) => begunBytes(folder, file))));
  const needed = sum(files.map(({ size }) => size)) - begun;
  const free = await freeBytes(folder);
  const resumed = begun > 0 ? ` (${formatBytes(begun)} of them are here already)` : "";
  terminal.say(
    `${name}: ${countFiles(files.length)}${resumed}, ${formatBytes(needed)} to download, ${formatBytes(free)} free on the disk.`,
  );
  if (needed > free)
    throw new DownloadError(
      `The disk of ${folder} lacks ${formatBytes(needed - free)}: make room, or set STORYMAKER_MODELS to a folder on ` +
        "another disk with a copy of the recipe in it.",
    );
}

/** Asks once for what was not accepted before, and keeps the answer. @throws DownloadError when it is no */
async function acceptTerms(
  { terminal }: PacksContext,
  folder: string,
  terms: Terms[],
  { choosable, acceptLicences }: { choosable: string[]; acceptLicences: boolean },
): Promise<void> {
  if (terms.length === 0) return;
  terminal.say(`These licences apply:\n${terms.map(describeTerms).join("\n")}`);
  for (const choice of choosable) terminal.say(choice);
  if (!acceptLicences) {
    const answer = await terminal.ask("Do you accept them all? (yes/no) ");
    if (answer === null)
      throw new DownloadError("Nobody is there to accept the licences: read them, then add --accept-licences.");
    if (!/^y(es)?$/i.test(answer.trim()))
      throw new DownloadError("The licences were not accepted: nothing was downloaded.");
  }
  await recordAcceptance(folder, terms);
}

/** @throws PackError when a base model's own description says that it is something else */
async function requireSdxlDescription(pack: PackDescription, file: PlannedFile, path: string): Promise<void> {
  const description = SDXL_DESCRIPTIONS.find((name) => file.destination === `${pack.base}/${name}`);
  const problem = description && notSdxl(description, await readFile(path, "utf8"));
  if (problem)
    throw new PackError(
      `${file.repository} cannot be the base model: ${problem}. Choose an SDXL model with --base. Nothing was changed.`,
    );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
