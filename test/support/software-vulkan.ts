import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import path from "node:path";
import { unpackedChromium } from "./chromium-package.ts";

export interface SoftwareVulkan {
  /** Of a process in which WebGPU then works without a card. */
  environment: NodeJS.ProcessEnv;
  remove(): Promise<void>;
}

/**
 * A Vulkan that is computed on the processor: SwiftShader and the loader (libvulkan.so.1) that npm's Chromium carries.
 * null on systems that this package is not for: WebGPU needs a card and its driver there.
 */
export async function softwareVulkan(): Promise<SoftwareVulkan | null> {
  if (platform() !== "linux" || arch() !== "x64") return null;
  const chromium = await unpackedChromium();
  const folder = await mkdtemp(path.join(tmpdir(), "vulkan-"));
  const driver = path.join(folder, "swiftshader.json");
  const library_path = path.join(chromium, "libvk_swiftshader.so");
  await writeFile(
    driver,
    JSON.stringify({ file_format_version: "1.0.0", ICD: { library_path, api_version: "1.0.5" } }),
  );
  const libraries = [chromium, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    // The loader looks for the compositor's socket in the runtime folder, which a service has none of.
    environment: { ...process.env, VK_ICD_FILENAMES: driver, XDG_RUNTIME_DIR: folder, LD_LIBRARY_PATH: libraries },
    remove: () => rm(folder, { recursive: true }),
  };
}
