import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startWorker } from "../../src/jobs/index.ts";
import { makeLog } from "../../src/log.ts";
import type { BotProcessOptions } from "./bot-process.ts";
import { testLibrary } from "./database.ts";

process.env.LOG_LEVEL ??= "silent";
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** A database, one worker, and a bot in a process of its own. */
export interface BotWorld {
  /** Kills the bot without a word, and starts it again. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The worker draws with the storybook pack in the folder of models, or, without one, only pretends. */
export async function botWorld(
  where: Pick<BotProcessOptions, "platform" | "api">,
  { models }: { models?: string } = {},
): Promise<BotWorld> {
  const { library, databaseUrl, dataFolder, encryptionKey, close } = await testLibrary();
  const key = Buffer.from(encryptionKey).toString("base64");
  const options: BotProcessOptions = { ...where, databaseUrl, dataFolder, key, ...(models ? { models } : {}) };
  const start = async (): Promise<ChildProcess> => {
    const child = fork(here("bot-process.ts"), [JSON.stringify(options)]);
    await once(child, "message");
    return child;
  };
  let bot = await start();
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(bot, "exit");
    bot.kill(signal);
    await ended;
  };
  const worker = await startWorker({
    ...{ databaseUrl, library, pack: "storybook", log: makeLog("test") },
    ...(models ? {} : { painterModule: here("drawn-painter.ts") }),
    painter: { modelsFolder: models ?? dataFolder, threads: models ? 0 : 1, safetyLevel: 0.5 },
  });
  return {
    async kill() {
      await end("SIGKILL");
      bot = await start();
    },
    async close() {
      await end("SIGTERM");
      await worker.stop();
      await close();
    },
  };
}
