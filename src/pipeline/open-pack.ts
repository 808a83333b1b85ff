import { encoderFingerprint } from "./encoder-fingerprint.ts";
import type { SessionOptions } from "./graph/session.ts";
import { readPack, requireNetworks } from "./pack.ts";
import { PackNetworks } from "./pack-networks.ts";
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
  const { scheduler } = await networks.base();
  return new StoryMaker(networks, { scheduler, encoderFingerprint: await encoderFingerprint(networks) });
}
