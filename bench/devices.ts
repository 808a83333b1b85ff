/**
 * What each network of a pack computes on a device, next to the CPU: `node bench/devices.ts PACK DEVICE [SIDE]`. Prints a
 * Markdown table. SIDE is how many latents the picture has along a side (16).
 *
 * `--software-vulkan` runs WebGPU without a card, on SwiftShader, which comes with the Chromium of the browser tests
 * (Linux x64): what differs there is the provider's doing or SwiftShader's; times say nothing about any card.
 */
import { parseArgs } from "node:util";
import { compareInChild, type Device } from "../src/pipeline/devices/index.ts";
import { softwareVulkan } from "../test/support/software-vulkan.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { "software-vulkan": { type: "boolean", default: false } },
});
const [pack, device, side = "16"] = positionals;
if (!pack || !device) throw new Error("usage: node bench/devices.ts PACK DEVICE [SIDE] [--software-vulkan]");

const vulkan = values["software-vulkan"] ? await softwareVulkan() : null;
const environment = vulkan?.environment ?? process.env;
const { comparisons, problem } = await compareInChild(
  { device: device as Device, pack, side: Number(side) },
  { time: 3_600_000, environment },
);
console.log(`| network | largest difference | ${device} | CPU |\n| --- | --- | --- | --- |`);
for (const { network, difference, deviceTime, cpuTime } of comparisons)
  console.log(
    `| ${network} | ${difference.toExponential(1)} | ${deviceTime.toFixed(0)} ms | ${cpuTime.toFixed(1)} ms |`,
  );
if (problem) console.log(`\nThen: ${problem}`);
await vulkan?.remove();
