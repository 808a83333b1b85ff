import { type AskedDevice, type Device, deviceNotes, devices, thisSystem } from "./device.ts";
import { type Probe, probeDevice } from "./probe.ts";

export interface DeviceChoice {
  device: Device;
  /** In words, for a log. */
  why: string;
  /** Set when what was asked for cannot be had, or is of no use: why, and what to do. To be said loudly. */
  warning: string | null;
}

/** A device that is only a little faster may as well be slower with a whole network; a processor that plays one is slower. */
const WORTHWHILE = 1.5;

/**
 * Where to draw. A device that is asked for is taken if it works, however slow; `auto` takes the first that works and is
 * faster than the CPU. Devices are tried in processes of their own, one after the other.
 *
 * @param probe how a device is tried
 */
export async function chooseDevice(
  asked: AskedDevice,
  probe: (device: Device) => Promise<Probe> = probeDevice,
): Promise<DeviceChoice> {
  if (asked === "cpu") return { device: "cpu", why: "DEVICE=cpu asks for it", warning: null };
  if (asked !== "auto") {
    const { works, speed, finding, advice } = await probe(asked);
    if (works) {
      const warning =
        speed < 1
          ? `DEVICE=${asked} is slower than the CPU: ${finding}. A driver may play the card in software: ${advice}`
          : null;
      return { device: asked, why: `DEVICE=${asked} asks for it: ${finding}`, warning };
    }
    const warning =
      `DEVICE=${asked} CANNOT BE USED: ${finding}. ${advice} Until then everything is drawn on the CPU, which is slow ` +
      "with large packs; DEVICE=cpu asks for that without this warning.";
    return { device: "cpu", why: `${deviceNotes[asked].label} does not work`, warning };
  }
  const refused: string[] = [];
  for (const device of devices.filter((one) => one !== "cpu" && deviceNotes[one].systems.includes(thisSystem))) {
    const { works, speed, finding } = await probe(device);
    if (works && speed >= WORTHWHILE) return { device, why: finding, warning: null };
    refused.push(`${deviceNotes[device].label}: ${finding}`);
  }
  return { device: "cpu", why: refused.join(". ") || `onnxruntime-node has no other for ${thisSystem}`, warning: null };
}
