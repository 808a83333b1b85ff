import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeReferencePack } from "../pipeline/storymaker/reference-pack.ts";

let folder: string;
const elsewhere = process.platform === "darwin" ? "dml" : "coreml";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doctor-"));
  makeReferencePack({}, join(folder, "models", "small"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `storymaker doctor`, as people type it. */
function doctor(environment: Record<string, string>): Promise<{ code: number | null; out: string }> {
  const cli = join(import.meta.dirname, "../../src/cli.ts");
  const settings = { STORYMAKER_DATA: join(folder, "data"), STORYMAKER_MODELS: join(folder, "models") };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", cli, "doctor"], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: "", STORYMAKER_PACK: "small", DEVICE: "cpu", ...settings, ...environment },
  });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (out += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out })));
}

test("says what the machine has and what each device needs; all is well where what is asked for works", async () => {
  const { code, out } = await doctor({});
  expect(out).toMatch(/^ {2}Node 24\..*, onnxruntime \d/m);
  expect(out).toMatch(/ cores .*\n.* of memory.*\n.* free on the disk of the data/);
  expect(out).toMatch(/^ {2}CPU: works$/m);
  for (const label of ["WebGPU", "CUDA \\(NVIDIA\\)", "CoreML \\(Apple\\)", "DirectML \\(Windows\\)"])
    expect(out).toMatch(new RegExp(`^ {2}${label}: (works|no, \\w)`, "m"));
  expect(out).toMatch(/DEVICE=cpu: pictures are drawn on cpu/);
  expect(out).toMatch(/The trial network on cpu: \d.* ms, on the CPU \d.* ms; largest difference 0 /);
  expect(out).toMatch(/small: built in, .*; faster to open after: npm run storymaker -- models build small/);
  expect(out).toMatch(/a PostgreSQL of our own in .*data, made at the first start/);
  expect(out).toMatch(/Everything that is asked for works\.\n$/);
  expect(code).toBe(0);
}, 240_000);

test("everything that is asked for and does not work is named, and the exit code is 1", async () => {
  const { code, out } = await doctor({
    DEVICE: elsewhere,
    DEVICE_MEMORY_GB: "0.0001",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:9/nothing",
  });
  expect(out).toMatch(new RegExp(`  - DEVICE=${elsewhere} CANNOT BE USED: .*is there for`));
  expect(out).toMatch(/ {2}- The pack small cannot be drawn with: .*does not fit into/);
  expect(out).toMatch(/ {2}- DATABASE_URL does not answer .*start the server, or correct the URL/);
  expect(code).toBe(1);
}, 240_000);
