/**
 * The process in which a device is tried (compare-in-child.ts): a provider that is broken may crash it or hang. Its
 * argument says what to compare; it sends one message a network, or one that says what went wrong, and ends.
 */

import { readPack } from "../pack.ts";
import { PackGraphs } from "../pack-graphs.ts";
import { compareWithCpu } from "./compare.ts";
import type { ChildMessage, ComparisonTask } from "./compare-in-child.ts";
import { probeNetwork } from "./probe-network.ts";

const { device, pack, networks, side, runs } = JSON.parse(process.argv[2]!) as ComparisonTask;
const say = (message: ChildMessage) => new Promise<void>((resolve) => process.send!(message, () => resolve()));

try {
  const all = pack === undefined ? [probeNetwork()] : await new PackGraphs(readPack(pack)).all();
  for (const model of all)
    if (!networks || networks.includes(model.name))
      await say({ comparison: await compareWithCpu(model, device, { side, runs }) });
  await say({ end: true });
} catch (error) {
  await say({ problem: (error as Error).message });
}
// Without waiting for what the provider still holds.
process.exit();
