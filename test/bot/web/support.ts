import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { startWeb, type Web } from "../../../src/bot/web/index.ts";
import { type Commands, openCommands } from "../../../src/commands/index.ts";
import { openQueues, type Queues, startWorker, type Worker } from "../../../src/jobs/index.ts";
import type { Library } from "../../../src/library/index.ts";
import { makeLog } from "../../../src/log.ts";
import { testLibrary } from "../../support/database.ts";
import { recordedLog } from "../../support/recorded-log.ts";

process.env.LOG_LEVEL ??= "silent";
const log = makeLog("test");
/** What the commands of all worlds log. */
export const { log: commandLog, lines: logged } = recordedLog();
const painterModule = fileURLToPath(new URL("../../support/drawn-painter.ts", import.meta.url));

export interface WebWorld {
  library: Library;
  url: string;
  /** Stops the bot (page, commands, queues) and starts it again at the same address. */
  restart(): Promise<void>;
  /** Stops the bot; `restart` brings it back. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A page with everything behind it, drawn by a worker that only pretends. */
export async function webWorld(
  options: {
    stepMs?: number;
    steps?: number;
    port?: number;
    host?: string;
    worker?: boolean;
    exactPoses?: boolean;
  } = {},
): Promise<WebWorld> {
  const database = await testLibrary();
  const { library, databaseUrl } = database;
  process.env.FAKE_STEP_MS = String(options.stepMs ?? 25);
  let bot: RunningBot;
  try {
    bot = await startBot(library, databaseUrl, { steps: 4, host: "127.0.0.1", port: 0, ...options });
  } catch (error) {
    await database.close();
    throw error;
  }
  const worker: Worker | null =
    options.worker === false
      ? null
      : await startWorker({
          ...{ databaseUrl, library, pack: "storybook", log, painterModule },
          painter: { modelsFolder: database.dataFolder, threads: 1, safetyLevel: 0.5 },
        });
  const { url } = bot.web;
  const port = Number(new URL(url).port);
  return {
    library,
    url,
    stop: () => bot.stop(),
    async restart() {
      await bot.stop();
      bot = await startBot(library, databaseUrl, { steps: 4, host: "127.0.0.1", ...options, port });
    },
    async close() {
      await bot.stop();
      await worker?.stop();
      await database.close();
    },
  };
}

interface RunningBot {
  web: Web;
  stop(): Promise<void>;
}

async function startBot(
  library: Library,
  databaseUrl: string,
  { steps, host, port, exactPoses = false }: { steps: number; host: string; port: number; exactPoses?: boolean },
): Promise<RunningBot> {
  const queues: Queues = await openQueues({ databaseUrl, library, log });
  const commands: Commands = openCommands({
    ...{ library, queues, log: commandLog, checkPhoto },
    drawing: {
      defaults: { pack: "storybook", steps, guidanceScale: 5, identityScale: 0.8 },
      sizes: { square: { width: 256, height: 256 }, wide: { width: 320, height: 192 } },
      exactPoses,
    },
  });
  const web = await startWeb({ library, queues, commands, log, host, port }).catch(async (error: unknown) => {
    await commands.close();
    await queues.close();
    throw error;
  });
  let stopped = false;
  return {
    web,
    async stop() {
      if (stopped) return;
      stopped = true;
      await web.close();
      await commands.close();
      await queues.close();
    },
  };
}

/** As the pipeline's: looks at the first bytes only. */
async function checkPhoto(bytes: Uint8Array): Promise<void> {
  if (Buffer.from(bytes.subarray(1, 4)).toString() === "PNG") return;
  throw Object.assign(new Error("This file is no picture. Send a PNG, JPEG or WebP file."), { name: "PhotoError" });
}

/** A small PNG of a figure. */
export function photo(colour = "#4477aa"): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="320"><rect width="240" height="320" fill="#dce8d8"/>
    <circle cx="120" cy="110" r="60" fill="#e9b990"/><path d="M40 320 Q60 180 120 180 T200 320 Z" fill="${colour}"/></svg>`;
  return Buffer.from(new Resvg(svg).render().asPng());
}

/** A program's way in: keeps the visitor's cookie, as the demo does. */
export class Client {
  readonly #url: string;
  #cookie = "";

  constructor(url: string) {
    this.#url = url;
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookie) headers.set("cookie", this.#cookie);
    const response = await fetch(this.#url + path, { ...init, headers });
    const set = response.headers.getSetCookie()[0];
    if (set) this.#cookie = set.split(";")[0]!;
    return response;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.fetch(path)).json() as Promise<T>;
  }

  async post(path: string, body: unknown): Promise<Response> {
    const form = body instanceof FormData;
    return this.fetch(path, {
      method: "POST",
      body: form ? body : JSON.stringify(body),
      ...(form ? {} : { headers: { "content-type": "application/json" } }),
    });
  }
}

/** A form of a command with files, in the field of their option. */
export function formOf(
  fields: Record<string, string>,
  files: { name: string; bytes: Uint8Array; option?: string }[] = [],
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, bytes, option = "photos" } of files) form.append(option, new Blob([new Uint8Array(bytes)]), name);
  return form;
}
