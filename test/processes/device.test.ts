import { pino } from "pino";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { chosenDevice } from "../../src/processes/device.ts";

const WARN = 40;
const elsewhere = process.platform === "darwin" ? "dml" : "coreml";

async function chosen(environment: Record<string, string>) {
  const lines: { level: number; msg: string }[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { settings: await chosenDevice(loadConfig(environment), log), lines };
}

test("a device that cannot be had is warned of in the log, and the CPU draws", async () => {
  const { settings, lines } = await chosen({ DEVICE: elsewhere, DEVICE_MEMORY_GB: "12" });
  expect(settings).toEqual({ device: "cpu", deviceMemory: 12e9 });
  expect(lines.filter(({ level }) => level === WARN).map(({ msg }) => msg)).toEqual([
    expect.stringContaining(`DEVICE=${elsewhere} CANNOT BE USED`),
  ]);
});

test("what is used is said in any case", async () => {
  const { settings, lines } = await chosen({ DEVICE: "cpu" });
  expect(settings).toEqual({ device: "cpu" });
  expect(lines).toMatchObject([{ device: "cpu", msg: "pictures are drawn on cpu" }]);
});

test("devices that there are none of are refused by name", () => {
  expect(() => loadConfig({ DEVICE: "gpu" })).toThrow(/DEVICE/);
  expect(() => loadConfig({ DEVICE_MEMORY_GB: "-8" })).toThrow(/DEVICE_MEMORY_GB/);
});
