import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { spawnWorker } from "../../src/jobs/index.ts";
import { until } from "./support.ts";

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a worker process that dies is started again, and stopped when told", async () => {
  process.env.LOG_LEVEL = "silent";
  const program = fileURLToPath(new URL("../support/idle-process.ts", import.meta.url));
  const worker = spawnWorker({ program, args: [] });
  onTestFinished(() => worker.stop());
  const first = await until(() => worker.pid, "a process");
  await new Promise((resolve) => setTimeout(resolve, 500));
  process.kill(first, "SIGKILL");
  const second = await until(() => worker.pid !== first && worker.pid, "another process");
  await new Promise((resolve) => setTimeout(resolve, 500));
  await worker.stop();
  expect(alive(second)).toBe(false);
});
