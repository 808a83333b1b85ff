import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import { chooseDevice, type Device } from "../pipeline/devices/index.ts";

/** What a pack is opened with. */
export interface DeviceSettings {
  device: Device;
  /** In bytes. */
  deviceMemory?: number;
}

/** Chooses where this process draws, and says so; as a warning when it is not what was asked for. */
export async function chosenDevice({ device: asked, deviceMemory }: Config, log: Logger): Promise<DeviceSettings> {
  const { device, why, warning } = await chooseDevice(asked);
  if (warning) log.warn(warning);
  log.info({ device, why }, `pictures are drawn on ${device}`);
  return { device, ...(deviceMemory ? { deviceMemory } : {}) };
}
