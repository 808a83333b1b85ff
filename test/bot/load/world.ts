import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startWorker } from "../../../src/jobs/index.ts";
import { makeLog } from "../../../src/log.ts";
import type { BotProcessOptions } from "../../support/bot-process.ts";
import { testLibrary } from "../../support/database.ts";

process.env.LOG_LEVEL ??= "silent";
const here = (file: string) => fileURLToPath(new URL(`../../support/${file}`, import.meta.url));

/** A database, one worker that only pretends to draw, and a bot in a process of its own. */
export interface LoadWorld {
  /** Kills the bot without a word, and starts it again. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** @param stepMs milliseconds that each of a panel's four steps takes */
export async function loadWorld(platform: "discord" | "slack", api: string, stepMs: number): Promise<LoadWorld> {
  const { library, databaseUrl, dataFolder, encryptionKey, close } = await testLibrary();
  process.env.FAKE_STEP_MS = String(stepMs);
  const key = Buffer.from(encryptionKey).toString("base64");
  const options: BotProcessOptions = { platform, api, databaseUrl, dataFolder, key };
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
    ...{ databaseUrl, library, pack: "storybook", log: makeLog("test"), painterModule: here("drawn-painter.ts") },
    painter: { modelsFolder: dataFolder, threads: 1, safetyLevel: 0.5 },
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
