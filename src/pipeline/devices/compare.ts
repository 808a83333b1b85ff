import type { GraphModel } from "../graph/model.ts";
import { openSession } from "../graph/session.ts";
import type { Comparison } from "./compare-in-child.ts";
import type { Device } from "./device.ts";
import { sampleFeeds } from "./sample-feeds.ts";

export interface ComparisonOptions {
  /** Latents along a side of the picture. */
  side?: number | undefined;
  runs?: number | undefined;
}

/** @throws Error naming the network when it cannot be loaded or run */
export async function compareWithCpu(
  model: GraphModel,
  device: Device,
  { side = 16, runs = 2 }: ComparisonOptions = {},
): Promise<Comparison> {
  // In this order, so that a device that does not work is known of at once.
  const other = await run(model, device, side, runs);
  const cpu = await run(model, "cpu", side, runs);
  const differences = model.outputs.map((name) => difference(other.outputs[name]!, cpu.outputs[name]!));
  return {
    network: model.name,
    difference: Math.max(...differences),
    cpuTime: cpu.time,
    deviceTime: other.time,
  };
}

async function run(
  model: GraphModel,
  device: Device,
  side: number,
  runs: number,
): Promise<{ outputs: Record<string, Float32Array>; time: number }> {
  const session = await openSession(model, { device });
  try {
    const feeds = sampleFeeds(session, side);
    for (let i = 1; i < runs; i++) await session.run(feeds);
    const begin = performance.now();
    const results = await session.run(feeds);
    const time = performance.now() - begin;
    return {
      time,
      outputs: Object.fromEntries(model.outputs.map((name) => [name, results[name]!.data as Float32Array])),
    };
  } catch (cause) {
    throw new Error(`${model.name} could not be run on ${device}: ${(cause as Error).message}`, { cause });
  } finally {
    await session.release();
  }
}

function difference(ours: Float32Array, theirs: Float32Array): number {
  let [largest, scale] = [0, 0];
  for (const [i, value] of theirs.entries()) {
    const distance = Math.abs(ours[i]! - value);
    // Not a number is the largest difference there is.
    if (!(distance <= largest)) largest = Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
    scale = Math.max(scale, Math.abs(value));
  }
  return largest === 0 ? 0 : largest / scale;
}
