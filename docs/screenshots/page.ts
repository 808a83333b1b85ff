/**
 * The README's pictures of the demo: what it drew, and its story on the page, on a wide screen and on a phone.
 *
 *   node docs/screenshots/page.ts
 *
 * Runs the demo in a data folder of its own, starts the service on what it left there and looks at the page with Chromium.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { loadConfig } from "../../src/config.ts";
import { startService } from "../../src/processes/start.ts";
import { launchBrowser } from "../../test/support/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "storymaker-page-"));
Object.assign(process.env, { STORYMAKER_DATA: folder, STORYMAKER_PORT: "0", LOG_LEVEL: "warn" });
const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const [side, gap] = [256, 8];

/** The two pictures that were uploaded and the four panels, side by side. */
async function strip(): Promise<void> {
  const uploaded = ["astronaut.jpg", "wizard.png"].map((name) => join(root, "samples", name));
  const drawn = [1, 2, 3, 4].map((number) => join(folder, "demo", `panel-${number}.png`));
  const tiles = await Promise.all(
    [...uploaded, ...drawn].map(async (file, i) => ({
      input: await sharp(file).resize(side, side, { position: "top" }).png().toBuffer(),
      ...{ left: i * (side + gap), top: 0 },
    })),
  );
  const canvas = {
    width: tiles.length * (side + gap) - gap,
    height: side,
    channels: 3,
    background: "#ffffff",
  } as const;
  await sharp({ create: canvas }).composite(tiles).png({ palette: true }).toFile(join(root, "docs/demo.png"));
}

const said = execFileSync(process.execPath, [join(root, "src/cli.ts"), "demo"], { cwd: folder, encoding: "utf8" });
const thread = said.match(/#story=\S+/u)?.[0];
if (!thread) throw new Error(`the demo named no thread:\n${said}`);
await strip();
const service = await startService(loadConfig());
const browser = await launchBrowser();
for (const [name, viewport] of Object.entries(sizes)) {
  const page = await browser.newPage({ viewport });
  await page.goto(`${service.platforms[0]?.address}/${thread}`);
  // Pictures further down are loaded when somebody scrolls to them.
  await page.locator(".panel .frame img").first().waitFor();
  await page.waitForFunction(() => {
    const seen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    return seen.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  });
  const picture = await page.screenshot({ animations: "disabled" });
  await sharp(picture)
    .png({ palette: true })
    .toFile(join(root, `docs/screenshots/story-${name}.png`));
}
await browser.close();
await service.close();
rmSync(folder, { recursive: true });
process.exit(0);
