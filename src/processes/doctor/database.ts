import type { Config } from "../../config.ts";
import { lookAtDatabase } from "../../library/index.ts";
import type { Section } from "./section.ts";

/** Whether there is a database, or would be one. */
export async function databaseSection(config: Config): Promise<Section> {
  try {
    return { title: "Database", lines: [await lookAtDatabase(config)], problems: [] };
  } catch (error) {
    return { title: "Database", lines: ["cannot be used"], problems: [(error as Error).message] };
  }
}
