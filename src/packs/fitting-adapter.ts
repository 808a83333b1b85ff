import { readFile } from "node:fs/promises";
import { requireAdapterOf } from "../pipeline/adapter-compatibility.ts";
import { openBaseModel } from "../pipeline/base-model.ts";
import type { NetworkSource } from "../pipeline/checkpoints/checkpoint.ts";
import { openCheckpoint } from "../pipeline/checkpoints/open.ts";
import type { PackDescription } from "../pipeline/pack.ts";
import { PackError } from "../pipeline/pack-error.ts";
import type { PlannedFile } from "./plan.ts";

/**
 * Refuses a base model whose UNet the adapter was not made for, while the pack that was there still is: smaller models
 * made of SDXL call themselves SDXL too.
 *
 * @param ownBase path of a base model on this machine, which is none of `files`
 * @param pathOf where a file lies now
 * @throws PackError saying what does not fit
 */
export async function requireFittingAdapter(
  pack: PackDescription,
  files: readonly PlannedFile[],
  { ownBase, pathOf }: { ownBase: string | null; pathOf: (file: PlannedFile) => string },
): Promise<void> {
  const adapter = files.find(({ destination }) => destination === pack.adapter);
  if (!adapter) return;
  const unet = ownBase === null ? null : await (await openBaseModel(ownBase)).network("unet");
  try {
    requireAdapterOf(unet ?? (await downloadedUNet(pack, files, pathOf)), await openCheckpoint(pathOf(adapter)));
  } catch (cause) {
    throw new PackError(`${(cause as Error).message} Choose another base model with --base. Nothing was changed.`, {
      cause,
    });
  }
}

async function downloadedUNet(
  { base }: PackDescription,
  files: readonly PlannedFile[],
  pathOf: (file: PlannedFile) => string,
): Promise<NetworkSource> {
  const inside = files.filter(({ destination }) => destination.startsWith(`${base}/unet/`));
  const [config, weights] = [/\.json$/, /\.safetensors$/].map((kind) =>
    inside.find(({ destination }) => kind.test(destination)),
  );
  if (!config || !weights) throw new PackError(`The recipe names no ${base}/unet with config.json and .safetensors.`);
  return {
    config: JSON.parse(await readFile(pathOf(config), "utf8")) as unknown,
    checkpoint: await openCheckpoint(pathOf(weights)),
  };
}
