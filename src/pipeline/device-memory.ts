import { ConstantFolding } from "./graph/fold-constants.ts";
import type { GraphModel } from "./graph/model.ts";
import type { PackDescription } from "./pack.ts";
import { PackError } from "./pack-error.ts";

/** How much of the device's memory weights may take: the rest is for what networks compute with. */
const SHARE_OF_WEIGHTS = 0.75;
/** Run in turns within one step, so they have to be loaded together. */
const STEPS = ["unet-2d-condition", "controlnet"];

/** Bytes for weights of a device's memory; without a limit everything may stay. */
export function roomForWeights(deviceMemory: number | undefined): number {
  return deviceMemory === undefined ? Number.POSITIVE_INFINITY : SHARE_OF_WEIGHTS * deviceMemory;
}

/** What a network's weights take when it is loaded, in bytes: 16 bits are 32 then. */
export function weightBytes(model: GraphModel): number {
  return new ConstantFolding(model).loadedBytes;
}

/**
 * Looks whether a pack can be drawn with in so much memory. -> a notice for the log when not everything can stay loaded
 * @throws PackError that says what to do when it cannot
 */
export function checkDeviceMemory(
  pack: PackDescription,
  graphs: readonly GraphModel[],
  deviceMemory: number,
): string | null {
  const room = roomForWeights(deviceMemory);
  const { sizes, largest } = measured(graphs);
  if (sum(largest) > room)
    throw new PackError(
      `"${pack.name}" does not fit into ${gigabytes(deviceMemory)} of device memory: ` +
        `${largest.map(({ name }) => name).join(" and ")} ${largest.length > 1 ? "are needed together and " : ""}` +
        `have ${gigabytes(sum(largest))} of weights in 32 bits, where a quarter of the memory is kept for computing. If the ` +
        `device has it, set DEVICE_MEMORY_GB to ${Math.ceil(sum(largest) / SHARE_OF_WEIGHTS / 1e8) / 10} or more; else ` +
        `draw on the CPU (DEVICE=cpu) or with a smaller pack (STORYMAKER_PACK)${controlNetAdvice(largest)}.`,
    );
  if (sum(sizes) <= room) return null;
  return (
    `"${pack.name}" has ${gigabytes(sum(sizes))} of weights, and DEVICE_MEMORY_GB leaves ${gigabytes(room)} for them: ` +
    "some networks are released and loaded again in every picture, which takes time."
  );
}

/** Of a pack's graphs: the device memory in which everything stays loaded, and the least in which it draws at all. */
export function leastDeviceMemory(graphs: readonly GraphModel[]): { all: number; least: number } {
  const { sizes, largest } = measured(graphs);
  return { all: sum(sizes) / SHARE_OF_WEIGHTS, least: sum(largest) / SHARE_OF_WEIGHTS };
}

/** What each graph takes, and those that take most of what must be loaded at the same time. */
function measured(graphs: readonly GraphModel[]): { sizes: Sizes; largest: Sizes } {
  const sizes = graphs.map((graph) => ({ name: graph.name, bytes: weightBytes(graph) }));
  const steps = sizes.filter(({ name }) => STEPS.includes(name));
  const alone = sizes.filter(({ name }) => !STEPS.includes(name)).map((one) => [one]);
  const [largest = []] = [steps, ...alone].toSorted((a, b) => sum(b) - sum(a));
  return { sizes, largest };
}

type Sizes = readonly { name: string; bytes: number }[];

function sum(sizes: Sizes): number {
  return sizes.reduce((total, { bytes }) => total + bytes, 0);
}

function controlNetAdvice(largest: Sizes): string {
  return largest.length > 1 ? ', or without poses (take "controlNet" out of its pack.json)' : "";
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toPrecision(2)} GB`;
}
