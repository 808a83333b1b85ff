import type { Config } from "../../config.ts";
import { databaseSection } from "./database.ts";
import { deviceSection } from "./devices.ts";
import { machine } from "./machine.ts";
import { packSection } from "./packs.ts";
import type { Section } from "./section.ts";

const sections: ((config: Config) => Promise<Section>)[] = [machine, deviceSection, packSection, databaseSection];

/**
 * `storymaker doctor`: what this machine has, what works, and what to do about the rest. Changes nothing.
 * Exit code 1 when something that is asked for does not work.
 */
export async function runDoctor(config: Config): Promise<void> {
  const problems: string[] = [];
  for (const section of sections) {
    const { title, lines, problems: found } = await section(config);
    console.log([title, ...lines.map((line) => (line === "" ? "" : `  ${line}`)), ""].join("\n"));
    problems.push(...found);
  }
  if (problems.length === 0) return console.log("Everything that is asked for works.");
  console.log("Does not work:");
  for (const problem of problems) console.log(`  - ${problem.replaceAll("\n", "\n    ")}`);
  process.exitCode = 1;
}
