import { compareInChild } from "./compare-in-child.ts";
import { type Device, deviceNotes, thisSystem } from "./device.ts";

/** What one device turned out to be good for. */
export interface Probe {
  device: Device;
  /** It computes what the CPU computes. */
  works: boolean;
  /** How many times as fast as the CPU; 0 where it does not work. */
  speed: number;
  /** In words, for a log: how fast it is, or why it does not work. */
  finding: string;
  /** What to do where it does not work or is slow; empty where there is nothing to do. */
  advice: string;
}

/** Above that a device computes something else. Those that round products to 19 bits stay well below. */
const TOLERANCE = 0.01;
/** Milliseconds: a driver that compiles its first programs takes seconds, one that hangs takes for ever. */
const TIME = 30_000;

/** Tries a device with a small network, in a process of its own. Takes about a second, 30 where something hangs. */
export async function probeDevice(device: Device, environment: NodeJS.ProcessEnv = process.env): Promise<Probe> {
  const { label, systems, advice } = deviceNotes[device];
  const fails = (finding: string, what = advice) => ({ device, works: false, speed: 0, finding, advice: what });
  if (!systems.includes(thisSystem))
    return fails(`onnxruntime-node has no ${label} for ${thisSystem}`, `It is there for ${systems.join(", ")}.`);
  const { comparisons, problem } = await compareInChild({ device }, { time: TIME, environment });
  const [found] = comparisons;
  if (problem || !found) return fails(problem ?? "nothing was computed");
  if (!(found.difference <= TOLERANCE))
    return fails(
      `it computes wrong numbers (${(100 * found.difference).toFixed(1)} % off)`,
      "A newer driver may help. Please report it, with what `npm run storymaker -- doctor` prints.",
    );
  const speed = found.cpuTime / found.deviceTime;
  const finding = device === "cpu" ? "works" : `works, ${inWords(speed)} with the trial network`;
  return { device, works: true, speed, finding, advice: device !== "cpu" && speed < 1 ? advice : "" };
}

function inWords(speed: number): string {
  const times = speed < 1 ? 1 / speed : speed;
  return `${times.toFixed(times < 10 ? 1 : 0)} times as ${speed < 1 ? "slow" : "fast"} as the CPU`;
}
