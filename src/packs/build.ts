import { planBuild, readPack } from "../pipeline/index.ts";
import { changePackSettings } from "../pipeline/pack-settings.ts";
import type { PacksContext } from "./context.ts";
import { freeBytes } from "./disk.ts";
import { DownloadError, inWords } from "./errors.ts";
import { knownPack } from "./known-packs.ts";
import { Progress } from "./progress.ts";
import { command, formatBytes } from "./words.ts";

export interface BuildOptions {
  /** How much of the adapter's LoRA is merged, 0 to 2; what was asked for before, or pack.json's, where it is not given. */
  loraScale?: number | undefined;
}

/**
 * Prepares a pack's weights once, so that it opens faster and in a fraction of the memory. Stopped at any moment, it
 * leaves what worked before, and goes on with the networks that are missing when it is called again.
 *
 * @throws DownloadError or PackError that says what to do; the context's abort reason
 */
export async function buildPack(
  { config, terminal, signal }: PacksContext,
  name: string,
  { loraScale }: BuildOptions,
): Promise<void> {
  const { folder } = knownPack(config.modelsFolder, name);
  const pack = readPack(folder);
  try {
    const plan = await planBuild(loraScale === undefined ? pack : { ...pack, loraScale });
    const free = await freeBytes(folder);
    if (plan.networks.length > 0)
      terminal.say(
        `${name}: ${plan.networks.length} networks to build, ${formatBytes(plan.size)} to write, ${formatBytes(free)} ` +
          "free on the disk.",
      );
    if (plan.size > free)
      throw new DownloadError(
        `The disk of ${folder} lacks ${formatBytes(plan.size - free)}: make room, then build again. The pack draws ` +
          "without being built, too.",
      );
    const progress = new Progress(terminal, { what: `building ${name}`, total: plan.size, done: 0 });
    await plan.run({ signal, onBytes: (count) => progress.add(count) });
    if (loraScale !== undefined) await changePackSettings(folder, { loraScale });
  } catch (error) {
    signal.throwIfAborted();
    throw inWords(error, `What worked before still does; \`${command(`build ${name}`)}\` goes on`);
  }
  terminal.say(`${name} is built.`);
}
