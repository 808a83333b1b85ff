import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const run = promisify(execFile);
const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const systemPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const cacheFolder = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url));
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
    return await unpackedChromium();
  } catch (cause) {
    throw new Error(`The Chromium that npm brings could not be unpacked. ${install}`, { cause });
  }
}

function systemChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const inPath = folders.flatMap((folder) => systemNames.map((name) => path.join(folder, name)));
  return [...inPath, ...systemPaths].find((candidate) => existsSync(candidate));
}

/**
 * Unpacks @sparticuz/chromium once, with the system libraries and the font that it carries for machines that have none.
 * The package writes to the temporary folder and changes its environment, as a cloud function wants it: it does so in a
 * process of its own, into a folder that gets its name when everything is in it.
 */
async function unpackedChromium(): Promise<Installed> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = JSON.parse(await readFile(path.join(entry, "../../../package.json"), "utf8")) as {
    version: string;
  };
  const folder = path.join(cacheFolder, version);
  if (!existsSync(folder)) {
    await mkdir(cacheFolder, { recursive: true });
    const unfinished = await mkdtemp(`${folder}-`);
    try {
      const script = `require(${JSON.stringify(entry)}).executablePath()`;
      // The package unpacks its libraries only where it takes itself to be in such a function.
      const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
      await run(process.execPath, ["-e", script], { env });
      await writeFile(path.join(unfinished, "fonts.conf"), fontsConfiguration(path.join(folder, "fonts")));
      await rename(unfinished, folder);
    } catch (error) {
      await rm(unfinished, { recursive: true });
      // Another test may have been faster: its folder is as good.
      if (!existsSync(folder)) throw error;
    }
  }
  const libraries = [path.join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath: path.join(folder, "chromium"),
    environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, "fonts.conf") },
  };
}

/** The system's fonts where there are any, and the one font that came along. */
const fontsConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
</fontconfig>
`;
