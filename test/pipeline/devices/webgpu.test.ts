import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareInChild, probeDevice } from "../../../src/pipeline/devices/index.ts";
import { type SoftwareVulkan, softwareVulkan } from "../../support/software-vulkan.ts";
import { makeReferencePack } from "../storymaker/reference-pack.ts";
import { makeStorybookShapedPack } from "../storymaker/storybook-shaped-pack.ts";

/**
 * Every network, on WebGPU without a card. On Linux x64 npm brings all that this needs, so nothing is skipped there;
 * elsewhere WebGPU is tried as the system has it, and the tests are skipped, saying so, where it has none.
 */
let vulkan: SoftwareVulkan | null;
let packs: { reference: string; storybook: string };
let absent: string | null = null;

beforeAll(async () => {
  vulkan = await softwareVulkan();
  packs = {
    reference: makeReferencePack({ controlNet: { folder: "controlnet" } }),
    storybook: makeStorybookShapedPack(),
  };
  if (vulkan) return;
  const { works, finding, advice } = await probeDevice("webgpu");
  if (!works) absent = `WebGPU does not work here, so it is not tested: ${finding}. ${advice}`;
});
afterAll(async () => {
  await vulkan?.remove();
  for (const folder of Object.values(packs)) rmSync(folder, { recursive: true });
});

/** What is reached is ten times better; waves of large numbers (`time_ids`) are the least exact. */
const TOLERANCE = 1e-3;
const MINUTES = 60_000;

// At fewer latents a side the reference's group norms have two numbers a group, which no two devices compute alike.
test.for([
  ["SDXL's text encoders", "clip-text", "reference", 8],
  ["a sentence encoder", "sentence-encoder", "storybook", 4],
  ["the image encoder", "resnet-vision", "storybook", 4],
  ["the identity encoder", "identity-encoder", "storybook", 4],
  ["the slot embedding", "slot-embedding", "storybook", 4],
  ["the UNet's context", "unet-2d-condition-context", "storybook", 4],
  ["the UNet", "unet-2d-condition", "storybook", 4],
  ["the ControlNet's context", "controlnet-context", "reference", 8],
  ["the ControlNet", "controlnet", "reference", 8],
  ["the decoder", "autoencoder-kl-decoder", "storybook", 4],
] as const)(
  "%s: the same numbers as on the CPU",
  { timeout: 5 * MINUTES },
  async ([, network, pack, side], { skip }) => {
    if (absent) skip(absent);
    const { comparisons, problem } = await compareInChild(
      { device: "webgpu", pack: packs[pack], networks: [network], side, runs: 1 },
      { time: 4 * MINUTES, environment: vulkan?.environment ?? process.env },
    );
    expect(problem).toBeNull();
    expect(comparisons.length).toBeGreaterThan(0);
    for (const { difference } of comparisons) expect(difference).toBeLessThan(TOLERANCE);
  },
);
