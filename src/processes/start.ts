import { fileURLToPath } from "node:url";
import type { Config } from "../config.ts";
import { spawnWorker } from "../jobs/index.ts";
import { type BotProcess, runBot } from "./bot.ts";

/** The whole service in one go: the bot in this process, and one worker beside it that is started again if it dies. */
export async function startService(config: Config): Promise<BotProcess> {
  const bot = await runBot(config);
  const worker = spawnWorker({ program: fileURLToPath(new URL("../cli.ts", import.meta.url)), args: ["worker"] });
  return {
    platforms: bot.platforms,
    close: async () => {
      await worker.stop();
      await bot.close();
    },
  };
}
