import { spawnSync } from "node:child_process";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const systemBrowsers = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const howToGetOne =
  "Install Chromium or Chrome (Debian and Ubuntu: `apt install chromium`), or set CHROMIUM_PATH to one.";

/**
 * A browser for tests: CHROMIUM_PATH, or the system's Chromium or Chrome, or on Linux x64 the one that the npm package
 * @sparticuz/chromium holds.
 * @throws Error that says what to install; a test never goes without its browser
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, libraries } = await findBrowser();
  const root = process.getuid?.() === 0;
  try {
    return await chromium.launch({
      executablePath,
      args: [
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        ...(root ? ["--no-sandbox"] : []),
      ],
      ...(libraries ? { env: { ...environment(), LD_LIBRARY_PATH: libraries } } : {}),
    });
  } catch (cause) {
    throw new Error(`${executablePath} does not start. ${howToGetOne}`, { cause });
  }
}

async function findBrowser(): Promise<{ executablePath: string; libraries: string | null }> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there. ${howToGetOne}`);
    return { executablePath: named, libraries: null };
  }
  for (const folder of (process.env.PATH ?? "").split(path.delimiter))
    for (const name of systemBrowsers) {
      const file = path.join(folder, name);
      if (existsSync(file)) return { executablePath: file, libraries: null };
    }
  if (process.platform === "linux" && process.arch === "x64") return unpackedBrowser();
  throw new Error(`There is no browser to test the page with. ${howToGetOne}`);
}

/**
 * The package's browser, unpacked once per version into the temporary folder, with the few libraries that a bare machine
 * lacks (NSS, NSPR, expat) in case this is one.
 */
async function unpackedBrowser(): Promise<{ executablePath: string; libraries: string | null }> {
  const packageFolder = path.dirname(
    createRequire(import.meta.url).resolve("@sparticuz/chromium").replace(/build[/\\].*$/u, "package.json"),
  );
  const { version } = JSON.parse(await readFile(path.join(packageFolder, "package.json"), "utf8")) as { version: string };
  const folder = path.join(tmpdir(), `storymaker-test-chromium-${version}-${process.getuid?.() ?? "user"}`);
  const executablePath = path.join(folder, "chromium");
  if (!existsSync(executablePath)) await unpack(path.join(packageFolder, "bin"), folder);
  const missing = /not found/u.test(spawnSync("ldd", [executablePath]).stdout?.toString() ?? "");
  return { executablePath, libraries: missing ? path.join(folder, "lib") : null };
}

async function unpack(archives: string, folder: string): Promise<void> {
  const partial = await mkdtemp(`${folder}-partial-`);
  try {
    const inflate = async (name: string) => brotliDecompressSync(await readFile(path.join(archives, name)));
    writeFileSync(path.join(partial, "chromium"), await inflate("chromium.br"), { mode: 0o700 });
    const tar = spawnSync("tar", ["-x", "-C", partial], { input: await inflate("al2023.tar.br") });
    if (tar.status !== 0) throw new Error(`tar: ${tar.stderr}`);
    // Whoever is first wins; a second one's copy is the same.
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
