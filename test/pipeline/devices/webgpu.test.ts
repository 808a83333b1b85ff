import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareInChild, probeDevice } from "../../../src/pipeline/devices/index.ts";
import { type SoftwareVulkan, softwareVulkan } from "../../support/software-vulkan.ts";
import { makeReferencePack } from "../storymaker/reference-pack.ts";

/**
 * Every network, on WebGPU without a card. On Linux x64 npm brings all that this needs, so nothing is skipped there;
 * elsewhere WebGPU is tried as the system has it, and the tests are skipped, saying so, where it has none.
 */
let vulkan: SoftwareVulkan | null;
let folder: string;
let absent: string | null = null;
const environment = () => vulkan?.environment ?? process.env;

beforeAll(async () => {
  vulkan = await softwareVulkan();
  folder = makeReferencePack({ controlNet: { folder: "controlnet" } });
  if (vulkan) return;
  const { works, finding, advice } = await probeDevice("webgpu");
  if (!works) absent = `WebGPU does not work here, so it is not tested: ${finding}. ${advice}`;
});
afterAll(async () => {
  await vulkan?.remove();
  rmSync(folder, { recursive: true });
});

/** What is reached is ten times better; waves of large numbers (`time_ids`) are the least exact. */
const TOLERANCE = 1e-3;
const MINUTES = 60_000;

test.for([
  ["the text encoders", "clip-text"],
  ["the image encoder", "clip-vision"],
  ["the identity encoder", "identity-encoder"],
  ["the slot embedding", "slot-embedding"],
  ["the UNet's context", "unet-2d-condition-context"],
  ["the UNet", "unet-2d-condition"],
  ["the ControlNet's context", "controlnet-context"],
  ["the ControlNet", "controlnet"],
  ["the decoder", "autoencoder-kl-decoder"],
] as const)("%s computes what it computes on the CPU", { timeout: 5 * MINUTES }, async ([, network], { skip }) => {
  if (absent) skip(absent);
  await expectEqual(network, folder);
});

test(
  "a sentence encoder heeds the padding, and looks its words up in 8 bits",
  async ({ skip }) => {
    if (absent) skip(absent);
    cpSync(join(import.meta.dirname, "../../../models/storybook/text_encoder"), join(folder, "sentences"), {
      recursive: true,
    });
    const path = join(folder, "pack.json");
    const pack = JSON.parse(readFileSync(path, "utf8")) as object;
    const textEncoder = { type: "sentence", folder: "sentences", tokens: 24 };
    writeFileSync(path, JSON.stringify({ ...pack, textEncoder }));
    await expectEqual("sentence-encoder", folder);
  },
  5 * MINUTES,
);

async function expectEqual(network: string, pack: string): Promise<void> {
  const { comparisons, problem } = await compareInChild(
    { device: "webgpu", pack, networks: [network], side: 8, runs: 1 },
    { time: 4 * MINUTES, environment: environment() },
  );
  expect(problem).toBeNull();
  expect(comparisons.length).toBeGreaterThan(0);
  for (const { difference } of comparisons) expect(difference).toBeLessThan(TOLERANCE);
}
