import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encoderFingerprint } from "./encoder-fingerprint.ts";
import type { SessionOptions } from "./graph/session.ts";
import { type PackDescription, PackError, readPack, requireNetworks } from "./pack.ts";
import { PackNetworks } from "./pack-networks.ts";
import { parseUniPCConfig, type UniPCConfig } from "./sampling/unipc.ts";
import { StoryMaker } from "./storymaker.ts";

/**
 * Opens a pack: its description and the headers of its checkpoints are read and checked; networks are loaded when they
 * are first needed.
 *
 * @throws PackError, CheckpointError or ConfigurationError when the pack cannot be drawn with
 */
export async function openPack(folder: string, options: SessionOptions = {}): Promise<StoryMaker> {
  const pack = readPack(folder);
  requireNetworks(pack);
  const networks = new PackNetworks(pack, options);
  const scheduler = readScheduler(networks.pack);
  return new StoryMaker(networks, { scheduler, encoderFingerprint: await encoderFingerprint(networks) });
}

/** @throws PackError naming what cannot be used */
export function readScheduler({ folder, base }: PackDescription): UniPCConfig {
  const path = join(folder, base, "scheduler/scheduler_config.json");
  try {
    return parseUniPCConfig(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new PackError(`${path}: ${(cause as Error).message}`, { cause });
  }
}
