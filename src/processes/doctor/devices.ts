import path from "node:path";
import type { Config } from "../../config.ts";
import { listPacks } from "../../packs/index.ts";
import {
  chooseDevice,
  compareInChild,
  type Device,
  deviceNotes,
  devices,
  type Probe,
  probeDevice,
} from "../../pipeline/devices/index.ts";
import type { Section } from "./section.ts";

/** Above that a network does not compute on the device what it computes on the CPU. */
const TOLERANCE = 0.01;
const TIME = 120_000;

/** Which devices there are, which one draws and why, and what a network computes on it next to the CPU. */
export async function deviceSection(config: Config): Promise<Section> {
  const lines: string[] = [];
  const problems: string[] = [];
  const probes = new Map<Device, Promise<Probe>>();
  const probe = (device: Device) => {
    const known = probes.get(device) ?? probeDevice(device);
    probes.set(device, known);
    return known;
  };
  for (const device of devices.toReversed()) {
    const { works, finding, advice } = await probe(device);
    lines.push(`${deviceNotes[device].label}: ${works ? "" : "no, "}${finding}`);
    if (advice) lines.push(`  ${advice}`);
  }
  const { device, why, warning } = await chooseDevice(config.device, probe);
  if (warning) problems.push(warning);
  lines.push("", `DEVICE=${config.device}: pictures are drawn on ${device}`);
  // Why the others are not taken is said above.
  lines.push(`  ${device === "cpu" && config.device === "auto" ? "no other works and is faster" : why}`);
  const { line, problem } = await tried(config, device);
  lines.push(line);
  if (problem) problems.push(problem);
  return { title: "Devices", lines, problems };
}

/** Runs storybook's UNet where its weights are there, else the trial network. */
async function tried({ modelsFolder }: Config, device: Device): Promise<{ line: string; problem?: string }> {
  const packs = await listPacks(modelsFolder);
  const storybook = packs.some(({ name, state }) => name === "storybook" && state === "built in");
  const network = { pack: path.join(modelsFolder, "storybook"), networks: ["unet-2d-condition"] };
  const { comparisons, problem } = await compareInChild({ device, ...(storybook ? network : {}) }, { time: TIME });
  const [found] = comparisons;
  const what = storybook ? "storybook's UNet" : "The trial network";
  if (problem || !found) {
    const line = `${what} does not run on ${device}: ${problem}`;
    return { line, problem: `${line}. ${deviceNotes[device].advice}` };
  }
  const { difference, deviceTime, cpuTime } = found;
  const line =
    `${what} on ${device}: ${deviceTime.toFixed(1)} ms, on the CPU ${cpuTime.toFixed(1)} ms; largest difference ` +
    `${difference === 0 ? 0 : difference.toExponential(1)} of the largest number`;
  if (difference <= TOLERANCE) return { line };
  return { line, problem: `${device} computes wrong numbers. Set DEVICE=cpu until a newer driver mends it.` };
}
