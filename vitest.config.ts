import { defineConfig } from "vitest/config";
import SummaryReporter from "./test/support/summary-reporter.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What comes by itself may take its time where the machine is busy.
    expect: { poll: { timeout: 15_000 } },
    reporters: ["default", new SummaryReporter()],
  },
});
