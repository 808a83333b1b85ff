import type { Config } from "../config.ts";
import { startWorker, untilTold } from "../jobs/index.ts";
import { openLibrary, startDatabase } from "../library/index.ts";
import { makeLog } from "../log.ts";
import { chosenDevice } from "./device.ts";

/** How strict the safety model is by default, 0 (off) to 1. */
const safetyLevel = 0.5;

/** Draws until told to stop (SIGTERM, SIGINT, or the process that started it is gone). */
export async function runWorker(config: Config): Promise<void> {
  const log = makeLog("worker");
  // Before the database: a device takes seconds to be tried, and nothing is claimed meanwhile.
  const device = await chosenDevice(config, log);
  const database = await startDatabase(config, (message) => log.info(message));
  const library = await openLibrary({ ...database, dataFolder: config.dataFolder });
  const worker = await startWorker({
    databaseUrl: database.databaseUrl,
    library,
    pack: config.pack,
    painter: { modelsFolder: config.modelsFolder, threads: config.threads, safetyLevel, ...device },
    log,
  });
  await untilTold();
  await worker.stop();
  await library.close();
  await database.close();
}
