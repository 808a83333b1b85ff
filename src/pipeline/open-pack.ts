import { BuiltGraphs } from "./built-graphs.ts";
import { checkedGraphs, packCommand } from "./check-pack.ts";
import { checkDeviceMemory } from "./device-memory.ts";
import { encoderFingerprint } from "./encoder-fingerprint.ts";
import { faceRecognitionFile, readPack } from "./pack.ts";
import { PackNetworks, type PackOptions } from "./pack-networks.ts";
import { StoryMaker } from "./storymaker.ts";

/**
 * Opens a pack: its description and the headers of its checkpoints are read and every tensor is looked up, so that what
 * cannot be drawn with is refused here; networks are loaded when they are first needed.
 *
 * @throws PackError, CheckpointError or ConfigurationError when the pack cannot be drawn with
 */
export async function openPack(folder: string, options: PackOptions = {}): Promise<StoryMaker> {
  const pack = readPack(folder);
  const networks = new PackNetworks(pack, options);
  const graphs = await checkedGraphs(networks.graphs);
  const { device, deviceMemory, onNotice = () => {} } = options;
  const crowded = deviceMemory === undefined ? null : checkDeviceMemory(pack, graphs, deviceMemory);
  if (crowded) onNotice(crowded);
  const { scheduler } = await networks.graphs.base();
  if (!new BuiltGraphs(pack.folder).any) {
    const onCuda =
      device === "cuda"
        ? " For CUDA this counts: weights that do not begin at multiples of 256 bytes may fail there."
        : "";
    onNotice(
      `"${pack.name}" is not built: its weights are prepared at each start. ${packCommand(pack, "build")} does it once.${onCuda}`,
    );
  }
  if (pack.faceRecognition !== undefined && !faceRecognitionFile(pack))
    onNotice(
      `"${pack.name}" has no face model: characters are drawn by their looks alone. ${packCommand(pack, "pull")} with ` +
        "--face chooses one.",
    );
  return new StoryMaker(networks, { scheduler, encoderFingerprint: await encoderFingerprint(networks) });
}
