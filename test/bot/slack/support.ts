import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { type Access, type Connection, type Slack, startSlack } from "../../../src/bot/slack/index.ts";
import { openCommands } from "../../../src/commands/index.ts";
import { openQueues, type Queues, startWorker, type Worker } from "../../../src/jobs/index.ts";
import type { Library } from "../../../src/library/index.ts";
import { makeLog } from "../../../src/log.ts";
import { testLibrary } from "../../support/database.ts";
import { recordedLog } from "../../support/recorded-log.ts";
import { SlackServer } from "../../support/slack/server.ts";
import { bot as botUser, type SlackMessage, type SlackState } from "../../support/slack/state.ts";
import { SlackUser } from "../../support/slack/user.ts";

process.env.LOG_LEVEL ??= "silent";
const log = makeLog("test");
/** What the commands of all worlds log. */
export const { log: commandLog, lines: logged } = recordedLog();
const painterModule = fileURLToPath(new URL("../../support/drawn-painter.ts", import.meta.url));

export interface SlackWorld {
  library: Library;
  slack: SlackServer;
  state: SlackState;
  bot: RunningBot;
  /** The superuser's, to put the database into the state that a crash leaves. */
  ownerUrl: string;
  /** Ann in the channel C1, unless another person or channel is named. */
  user(id?: string, channel?: string): SlackUser;
  /** Somebody adds a character and waits until it is ready. */
  character(user: SlackUser, name: string): Promise<void>;
  /** Stops the bot and starts it again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface WorldOptions {
  stepMs?: number;
  worker?: boolean;
  connection?: Connection;
  access?: Access;
}

/** A Slack with the bot in it and everything behind it, drawn by a worker that only pretends. */
export async function slackWorld(options: WorldOptions = {}): Promise<SlackWorld> {
  const database = await testLibrary();
  const { library, databaseUrl, ownerUrl } = database;
  process.env.FAKE_STEP_MS = String(options.stepMs ?? 10);
  const slack = new SlackServer();
  await slack.start();
  const start = () => startBot(library, databaseUrl, slack, options);
  const world = { bot: await start() };
  const worker: Worker | null =
    options.worker === false
      ? null
      : await startWorker({
          ...{ databaseUrl, library, pack: "storybook", log, painterModule },
          painter: { modelsFolder: database.dataFolder, threads: 1, safetyLevel: 0.5 },
        });
  const user = (id = "UANN", channel = "C1") => new SlackUser(slack, id, channel);
  return {
    ...{ library, ownerUrl, slack, state: slack.state, user },
    get bot() {
      return world.bot;
    },
    async character(person, name) {
      const view = await person.open("/character add");
      const photos = [person.upload(`${name}.png`, photo())];
      await person.submit(view, { name, photos, consent: true });
      await person.whisper(`${name} is ready`);
    },
    async restart() {
      await world.bot.stop();
      world.bot = await start();
    },
    async close() {
      await world.bot.stop();
      await worker?.stop();
      await slack.close();
      await database.close();
    },
  };
}

export interface RunningBot {
  slack: Slack;
  queues: Queues;
  stop(): Promise<void>;
}

export async function startBot(
  library: Library,
  databaseUrl: string,
  slack: SlackServer,
  { connection = { appToken: "xapp-test" }, access = { botToken: botUser.token } }: WorldOptions,
): Promise<RunningBot> {
  const queues = await openQueues({ databaseUrl, library, log });
  const commands = openCommands({
    ...{ library, queues, log: commandLog, checkPhoto },
    drawing: {
      defaults: { pack: "storybook", steps: 4, guidanceScale: 5, identityScale: 0.8 },
      sizes: { square: { width: 64, height: 64 } },
      exactPoses: false,
    },
  });
  const services = { library, queues, commands, log };
  const options = { ...services, access, connection, apiUrl: slack.apiUrl };
  const closeRest = async () => {
    await commands.close();
    await queues.close();
  };
  const bot = await startSlack(options).catch(async (error: unknown) => {
    await closeRest();
    throw error;
  });
  let stopped = false;
  return {
    ...{ slack: bot, queues },
    async stop() {
      if (stopped) return;
      stopped = true;
      await bot.close();
      await closeRest();
    },
  };
}

/** As the pipeline's: looks at the first bytes only. */
async function checkPhoto(bytes: Uint8Array): Promise<void> {
  if (Buffer.from(bytes.subarray(1, 4)).toString() === "PNG") return;
  throw Object.assign(new Error("This file is no picture. Send a PNG, JPEG or WebP file."), { name: "PhotoError" });
}

/** The panels that were posted in a story's thread. */
export const panelsOf = (world: SlackWorld, parent: SlackMessage): SlackMessage[] =>
  world.state.thread("C1", parent.ts).filter(({ metadata }) => metadata?.event_type === "storymaker_panel");

/** A small PNG. */
export function photo(): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="32"><rect width="24" height="32" fill="#47a"/></svg>`;
  return Buffer.from(new Resvg(svg).render().asPng());
}
