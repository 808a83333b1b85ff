import type { Reporter, TestModule } from "vitest/node";

/** Ends the run with one plain line that any machine can read: "N passed, N failed, N skipped". */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const count = (state: string) => states.filter((found) => found === state).length;
    const skipped = count("skipped") > 0 ? `, ${count("skipped")} skipped` : "";
    console.log(`\n${count("passed")} passed, ${count("failed") + broken} failed${skipped}`);
  }
}
