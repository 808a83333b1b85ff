import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const cacheFolder = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url));

/**
 * Unpacks @sparticuz/chromium (Linux x64) once, with the system libraries, the font and the software Vulkan that it
 * carries for machines that have none. The package writes to the temporary folder and changes its environment, as a cloud
 * function wants it: it does so in a process of its own, into a folder that gets its name when everything is in it.
 */
export async function unpackedChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = JSON.parse(await readFile(path.join(entry, "../../../package.json"), "utf8")) as {
    version: string;
  };
  const folder = path.join(cacheFolder, version);
  if (existsSync(folder)) return folder;
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
  return folder;
}

/** The system's fonts where there are any, and the one font that came along. */
const fontsConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
</fontconfig>
`;
