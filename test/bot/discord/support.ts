import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Discord, startDiscord } from "../../../src/bot/discord/index.ts";
import { type Commands, openCommands } from "../../../src/commands/index.ts";
import { openQueues, startWorker } from "../../../src/jobs/index.ts";
import type { Library, Server } from "../../../src/library/index.ts";
import { makeLog } from "../../../src/log.ts";
import { testLibrary } from "../../support/database.ts";
import { type FakeDiscord, fakeDiscord } from "../../support/discord/fake-discord.ts";
import { recordedLog } from "../../support/recorded-log.ts";

process.env.LOG_LEVEL ??= "silent";
const log = makeLog("test");
/** What the workers of all worlds log. */
export const { log: workerLog, lines: worked } = recordedLog();
/** What the commands of all worlds log. */
export const { log: commandLog, lines: logged } = recordedLog();
const painterModule = fileURLToPath(new URL("../../support/drawn-painter.ts", import.meta.url));

export interface DiscordWorld {
  library: Library;
  discord: FakeDiscord;
  /** The library's server of the guild. */
  server: Server;
  commands: Commands;
  bot: Discord;
  /** A character that is ready, without a photo that anybody sent. */
  character(name: string, createdBy?: string): Promise<void>;
  /** Changes rows as nobody but the database's owner can. */
  sql(query: string): Promise<void>;
  /** Keeps everybody else from a table for as long as the work takes: a database that answers too late. */
  whileLocked<Result>(table: string, work: () => Promise<Result>): Promise<Result>;
  /** Has the bot look what of a story is still to be posted. */
  deliver(storyId: string): Promise<void>;
  /** Stops the bot and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A bot on a loopback Discord with everything behind it, drawn by a worker that only pretends. */
export async function discordWorld(
  options: { worker?: boolean; stepMs?: number; progressEvery?: number } = {},
): Promise<DiscordWorld> {
  const database = await testLibrary();
  const { library, databaseUrl } = database;
  const discord = await fakeDiscord();
  process.env.FAKE_STEP_MS = String(options.stepMs ?? 10);
  const start = () => startBot(library, databaseUrl, discord, options.progressEvery ?? 20);
  let running = await start();
  const worker =
    options.worker === false
      ? null
      : await startWorker({
          ...{ databaseUrl, library, pack: "storybook", log: workerLog, painterModule },
          painter: { modelsFolder: database.dataFolder, threads: 1, safetyLevel: 0.5 },
        });
  const server = await library.servers.findOrCreate({
    platform: "discord",
    platformId: discord.guildId,
    name: "Guild",
  });
  return {
    ...{ library, discord, server },
    get commands() {
      return running.commands;
    },
    get bot() {
      return running.bot;
    },
    async character(name, createdBy = "u1") {
      const { id } = await library.characters.add(server.id, {
        ...{ name, kind: "woman", createdBy, createdByName: "Uma", photos: [new Uint8Array([1, 2, 3, 4])] },
        consent: { by: createdBy, wording: "test" },
      });
      await library.characters.setStatus(server.id, id, "ready");
    },
    async sql(query) {
      const owner = new pg.Client({ connectionString: database.ownerUrl });
      await owner.connect();
      await owner.query(query);
      await owner.end();
    },
    async whileLocked(table, work) {
      const owner = new pg.Client({ connectionString: database.ownerUrl });
      // A test that fails meanwhile must not keep the world from closing.
      owner.on("error", () => {});
      await owner.connect();
      await owner.query("set idle_in_transaction_session_timeout = '20s'");
      await owner.query("begin");
      await owner.query(`lock table "${table}" in access exclusive mode`);
      try {
        return await work();
      } finally {
        await owner.end();
      }
    },
    deliver: (storyId) => running.queues.deliver(server.id, storyId),
    stop: () => running.stop(),
    async restart() {
      await running.stop();
      running = await start();
    },
    async close() {
      await running.stop();
      await worker?.stop();
      await database.close();
      await discord.close();
    },
  };
}

async function startBot(library: Library, databaseUrl: string, discord: FakeDiscord, progressEvery: number) {
  const queues = await openQueues({ databaseUrl, library, log });
  const commands = openCommands({
    ...{ library, queues, log: commandLog, checkPhoto },
    drawing: {
      defaults: { pack: "storybook", steps: 4, guidanceScale: 5, identityScale: 0.8 },
      sizes: { square: { width: 256, height: 256 } },
      exactPoses: false,
    },
  });
  const services = { library, queues, commands, log };
  const close = async () => {
    await commands.close();
    await queues.close();
  };
  const options = { ...services, token: "token", api: discord.api, progressEvery };
  const bot = await startDiscord(options).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  let stopped = false;
  return {
    ...{ bot, commands, queues },
    async stop() {
      if (stopped) return;
      stopped = true;
      await bot.close();
      await close();
    },
  };
}

/** As the pipeline's: looks at the first bytes only. */
async function checkPhoto(bytes: Uint8Array): Promise<void> {
  if (Buffer.from(bytes.subarray(1, 4)).toString() === "PNG") return;
  throw Object.assign(new Error("This file is no picture. Send a PNG, JPEG or WebP file."), { name: "PhotoError" });
}
