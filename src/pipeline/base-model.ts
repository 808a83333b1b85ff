import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NetworkSource } from "./checkpoints/checkpoint.ts";
import { openNetworkFolder } from "./checkpoints/open.ts";
import { isSingleFile } from "./pack.ts";
import { PackError } from "./pack-error.ts";
import { parseUniPCConfig, type UniPCConfig } from "./sampling/unipc.ts";
import { openSingleFile } from "./single-file/open.ts";

/** The networks of a base model, named as diffusers names their folders. */
export type BaseNetwork = "unet" | "vae" | "text_encoder" | "text_encoder_2";

/** A base model, in whatever way it is stored. */
export interface BaseModel {
  scheduler: UniPCConfig;
  network(name: BaseNetwork): Promise<NetworkSource>;
}

/**
 * Opens a base model: a folder as diffusers lays it out, or one file with Stability AI's names.
 *
 * @throws PackError when its scheduler cannot be used
 * @throws CheckpointError when a single file is not SDXL, or not all of it
 */
export async function openBaseModel(path: string): Promise<BaseModel> {
  if (isSingleFile(path)) {
    const file = await openSingleFile(path);
    return { scheduler: scheduler(path, () => file.scheduler), network: async (name) => file[name] };
  }
  const config = join(path, "scheduler/scheduler_config.json");
  return {
    scheduler: scheduler(config, () => JSON.parse(readFileSync(config, "utf8"))),
    network: (name) => openNetworkFolder(join(path, name)),
  };
}

function scheduler(path: string, read: () => unknown): UniPCConfig {
  try {
    return parseUniPCConfig(read());
  } catch (cause) {
    throw new PackError(`${path}: ${(cause as Error).message}`, { cause });
  }
}
