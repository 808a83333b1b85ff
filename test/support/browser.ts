import { existsSync } from "node:fs";
import { arch, platform } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { unpackedChromium } from "./chromium-package.ts";

const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const systemPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
/** A test's browser talks to the page and to nothing else. */
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const install =
  "Browser tests need a Chromium. Install one (Debian, Ubuntu: `sudo apt-get install chromium`; macOS, Windows: Google " +
  "Chrome), or set CHROMIUM_PATH to the program of one that is installed.";

interface Installed {
  executablePath: string;
  environment: Record<string, string>;
}

let found: Promise<Installed> | undefined;

/**
 * A Chromium without windows: CHROMIUM_PATH, else the system's, else the one that npm brought (Linux x64).
 * @throws Error that says what to install when none runs; a test must not be skipped for it
 */
export async function launchBrowser(): Promise<Browser> {
  found ??= findChromium();
  const { executablePath, environment } = await found;
  try {
    return await chromium.launch({
      executablePath,
      // Chromium's sandbox refuses to be started by root.
      args: process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet,
      env: { ...process.env, ...environment },
    });
  } catch (cause) {
    throw new Error(`${executablePath} does not start. ${install}`, { cause });
  }
}

async function findChromium(): Promise<Installed> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return { executablePath: named, environment: {} };
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there. ${install}`);
  }
  const system = systemChromium();
  if (system) return { executablePath: system, environment: {} };
  if (platform() !== "linux" || arch() !== "x64") throw new Error(install);
  try {
    return await npmsChromium();
  } catch (cause) {
    throw new Error(`The Chromium that npm brings could not be unpacked. ${install}`, { cause });
  }
}

function systemChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const inPath = folders.flatMap((folder) => systemNames.map((name) => path.join(folder, name)));
  return [...inPath, ...systemPaths].find((candidate) => existsSync(candidate));
}

async function npmsChromium(): Promise<Installed> {
  const folder = await unpackedChromium();
  const libraries = [path.join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath: path.join(folder, "chromium"),
    environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, "fonts.conf") },
  };
}
