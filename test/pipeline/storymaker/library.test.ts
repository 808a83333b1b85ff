import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeImage } from "../../../src/pipeline/index.ts";

const root = join(import.meta.dirname, "../../..");

test("the example of docs/library.md runs as it stands: photo in, picture out", async () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "docs/library.md"), "utf8"))![1]!;
  const folder = mkdtempSync(join(tmpdir(), "library-"));
  try {
    const source = example.replace('"storymaker"', JSON.stringify(join(root, "src/pipeline/index.ts")));
    writeFileSync(join(folder, "example.ts"), source);
    symlinkSync(join(root, "models"), join(folder, "models"), "dir");
    copyFileSync(join(root, "test/fixtures/storymaker-small/inputs/photo_1.png"), join(folder, "ada.jpg"));
    execFileSync(process.execPath, ["example.ts"], { cwd: folder });
    const { width, height, data } = await decodeImage(readFileSync(join(folder, "ada.png")));
    expect([width, height]).toEqual([512, 512]);
    expect(new Set(data).size).toBeGreaterThan(20);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
