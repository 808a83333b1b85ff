/**
 * What each network of a pack computes on a device, next to the CPU: `node bench/devices.ts DEVICE [PACK]`. Prints a
 * Markdown table. Without PACK it is the small reference of test/fixtures. `--side 8` is how many latents the picture has
 * along a side (16).
 *
 * `--software-vulkan` runs WebGPU without a card, on SwiftShader, which comes with the Chromium of the browser tests
 * (Linux x64): what differs there is the provider's doing or SwiftShader's; times say nothing about any card.
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareInChild, type Device, devices } from "../src/pipeline/devices/index.ts";
import { makeReferencePack } from "../test/pipeline/storymaker/reference-pack.ts";
import { softwareVulkan } from "../test/support/software-vulkan.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { side: { type: "string", default: "16" }, "software-vulkan": { type: "boolean", default: false } },
});
const [device, given] = positionals as [Device?, string?];
if (!device || !devices.includes(device))
  throw new Error(`usage: node bench/devices.ts DEVICE [PACK] [--side 16] [--software-vulkan]; ${devices.join(", ")}`);

const pack = given ?? makeReferencePack({ controlNet: { folder: "controlnet" } });
const vulkan = values["software-vulkan"] ? await softwareVulkan() : null;
const environment = vulkan?.environment ?? process.env;
const task = { device, pack, side: Number(values.side) };
const { comparisons, problem } = await compareInChild(task, { time: 3_600_000, environment });
console.log(`| network | largest difference | ${device} | CPU |\n| --- | --- | --- | --- |`);
for (const { network, difference, deviceTime, cpuTime } of comparisons)
  console.log(
    `| ${network} | ${difference.toExponential(1)} | ${deviceTime.toFixed(0)} ms | ${cpuTime.toFixed(1)} ms |`,
  );
if (problem) console.log(`\nThen: ${problem}`);
await vulkan?.remove();
if (!given) rmSync(pack, { recursive: true });
