import { afterAll, beforeAll, expect, test } from "vitest";
import {
  chooseDevice,
  compareInChild,
  type Device,
  type Probe,
  probeDevice,
} from "../../../src/pipeline/devices/index.ts";
import { type SoftwareVulkan, softwareVulkan } from "../../support/software-vulkan.ts";

let vulkan: SoftwareVulkan | null;
beforeAll(async () => {
  vulkan = await softwareVulkan();
});
afterAll(() => vulkan?.remove());

/** Machines that have certain devices, at a multiple of the CPU's speed. */
const machineWith =
  (speeds: Partial<Record<Device, number>>, asked: Device[] = []) =>
  async (device: Device): Promise<Probe> => {
    asked.push(device);
    const speed = speeds[device] ?? 0;
    const finding = speed > 0 ? `works at ${speed}` : "its driver is missing";
    return { device, works: speed > 0, speed, finding, advice: speed < 1 ? "Install the driver." : "" };
  };
const elsewhere: Device = process.platform === "darwin" ? "dml" : "coreml";

test("a device that is asked for is taken when it works, and nothing else is tried", async () => {
  const asked: Device[] = [];
  const choice = await chooseDevice("webgpu", machineWith({ webgpu: 3, cuda: 9 }, asked));
  expect(choice).toMatchObject({ device: "webgpu", warning: null });
  expect(asked).toEqual(["webgpu"]);
});

test("one that does not work is replaced by the CPU, which is said with what to do", async () => {
  const { device, warning } = await chooseDevice("cuda", machineWith({ webgpu: 3 }));
  expect(device).toBe("cpu");
  expect(warning).toMatch(/DEVICE=cuda CANNOT BE USED: its driver is missing\. Install the driver\..* on the CPU/);
});

test("one that is slower than the CPU is taken when it is asked for, with a warning", async () => {
  const { device, warning } = await chooseDevice("webgpu", machineWith({ webgpu: 0.01 }));
  expect(device).toBe("webgpu");
  expect(warning).toMatch(/slower than the CPU/);
});

test("auto takes what works and is faster; a card that the processor plays is none", async () => {
  const there = process.platform === "linux" && process.arch === "arm64" ? "cpu" : "webgpu";
  expect((await chooseDevice("auto", machineWith({ webgpu: 5 }))).device).toBe(there);
  expect(await chooseDevice("auto", machineWith({ webgpu: 0.1 }))).toMatchObject({ device: "cpu", warning: null });
  expect(await chooseDevice("auto", machineWith({}))).toMatchObject({ device: "cpu", warning: null });
  expect((await chooseDevice("cpu", machineWith({ cuda: 9 }))).device).toBe("cpu");
});

test("a device that onnxruntime does not have for this system is not even tried", async () => {
  const { works, finding, advice } = await probeDevice(elsewhere);
  expect(works).toBe(false);
  expect(finding).toContain(`for ${process.platform}/${process.arch}`);
  expect(advice).toMatch(/^It is there for /);
});

test("WebGPU without a driver says what is missing and what to install", async ({ skip }) => {
  if (!vulkan) skip("only on Linux x64 a driver can be taken away");
  const environment = { ...vulkan!.environment, VK_ICD_FILENAMES: "/nowhere.json" };
  const { works, finding, advice } = await probeDevice("webgpu", environment);
  expect(works).toBe(false);
  expect(finding).toMatch(/No supported adapters; .*no drivers/);
  expect(advice).toMatch(/libvulkan1.*mesa-vulkan-drivers/);
});

test("the CPU is tried like any other", async () => {
  expect(await probeDevice("cpu")).toMatchObject({ works: true, finding: "works", advice: "" });
});

test("a provider that crashes or hangs takes nothing with it", async () => {
  const abort = `--import=data:text/javascript,${encodeURIComponent("process.abort()")}`;
  const crashing = { ...process.env, NODE_OPTIONS: abort };
  const crashed = await compareInChild({ device: "cpu" }, { time: 30_000, environment: crashing });
  expect(crashed).toEqual({ comparisons: [], problem: expect.stringMatching(/crashed \(SIGABRT\)/) });

  const wait = `--import=data:text/javascript,${encodeURIComponent("setInterval(() => {}, 1000); await new Promise(() => {})")}`;
  const hanging = { ...process.env, NODE_OPTIONS: wait };
  const hung = await compareInChild({ device: "cpu" }, { time: 1000, environment: hanging });
  expect(hung).toEqual({ comparisons: [], problem: expect.stringMatching(/^it took longer than 1 s/) });
});
