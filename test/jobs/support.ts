import { type ChildProcess, fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { openQueues, type Queues, startWorker, type Worker, type WorkerOptions } from "../../src/jobs/index.ts";
import type { Library, NewCharacter, NewPanel, Panel, StoryWithPanels } from "../../src/library/index.ts";
import { type TestDatabase, testLibrary } from "../support/database.ts";
import type { ProcessOptions } from "../support/job-process.ts";

export const quiet = pino({ level: process.env.LOG_LEVEL ?? "silent" });
const painterModule = fileURLToPath(new URL("../support/fake-painter.ts", import.meta.url));

interface TellOptions {
  steps?: number;
  cast?: string[];
  posePhoto?: Uint8Array;
  pingAuthor?: boolean;
}

/** What is kept of a character beside its photos; clothes are the fake painter's text. */
type Kept = Pick<NewCharacter, "faceOnly" | "clothes">;

export interface World extends TestDatabase {
  library: Library;
  queues: Queues;
  /** What fake painters noted: "begin PID PROMPT" and "end PID PROMPT". */
  painted(): string[];
  paintLog: string;
  newServer(name: string): Promise<string>;
  /** A character that is ready after a worker has run; `photos` are the fake painter's texts. */
  addCharacter(serverId: string, name: string, photos?: string[], kept?: Kept): Promise<string>;
  /** A story with one panel for every prompt, and its jobs; those that say "posed" take their pose from a photo. */
  tell(serverId: string, prompts: string[], options?: TellOptions): Promise<StoryWithPanels>;
  cancel(serverId: string, storyId: string): Promise<void>;
  worker(options?: Partial<WorkerOptions>): Promise<Worker>;
  process(options: Partial<ProcessOptions> & { role: ProcessOptions["role"] }, env?: NodeJS.ProcessEnv): JobProcess;
}

export interface JobProcess {
  child: ChildProcess;
  /** Whether the worker has begun to look for jobs. */
  ready: boolean;
  /** The drawing child's process id, once the worker has one. */
  childPid: number | null;
  stalled: boolean;
}

/** A fresh database with a library and queues; close() stops all that was started in it. */
export async function jobsWorld(log = quiet): Promise<World> {
  const database = await testLibrary();
  const { library, databaseUrl, dataFolder } = database;
  const queues = await openQueues({ databaseUrl, library, log });
  const workers: Worker[] = [];
  const processes: JobProcess[] = [];
  const paintLog = path.join(dataFolder, "painted.log");
  return {
    ...database,
    queues,
    paintLog,
    painted: () => (existsSync(paintLog) ? readFileSync(paintLog, "utf8").trim().split("\n") : []),
    async newServer(name) {
      return (await library.servers.findOrCreate({ platform: "web", platformId: name, name })).id;
    },
    async addCharacter(serverId, name, photos = ["faces=1"], kept = {}) {
      const bytes = photos.map((photo) => new Uint8Array(Buffer.from(photo)));
      const consent = { by: "ann", wording: "1" };
      const input = { name, kind: "woman", createdBy: "ann", createdByName: "Ann", consent, photos: bytes, ...kept };
      const { id } = await library.characters.add(serverId, input, (tx, character) =>
        queues.encodeCharacter(serverId, character.id, tx),
      );
      return id;
    },
    async tell(serverId, prompts, { steps = 4, cast = [], posePhoto, pingAuthor = false } = {}) {
      const story = { createdBy: "ann", createdByName: "Ann", title: "A day", script: "...", style: "comic", seed: 7 };
      const panels = prompts.map((prompt, i) => panelOf(prompt, i, steps, cast));
      return library.stories.create(
        serverId,
        { ...story, panels, posePhoto: posePhoto ?? null, pingAuthor },
        (tx, row) => queues.drawPanels(serverId, row.id, row.panels, tx),
      );
    },
    async cancel(serverId, storyId) {
      await library.stories.cancel(serverId, storyId, (tx) => queues.cancelStory(serverId, storyId, tx));
    },
    async worker(options = {}) {
      const worker = await startWorker({
        ...{ databaseUrl, library, pack: "small", log, painterModule },
        painter: { modelsFolder: dataFolder, threads: 1, safetyLevel: 0.5 },
        ...options,
      });
      workers.push(worker);
      return worker;
    },
    process(options, env = {}) {
      const key = Buffer.from(database.encryptionKey).toString("base64");
      const argument = JSON.stringify({ databaseUrl, dataFolder, key, ...options } satisfies ProcessOptions);
      const child = fork(fileURLToPath(new URL("../support/job-process.ts", import.meta.url)), [argument], {
        env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? "silent", FAKE_LOG: paintLog, ...env },
      });
      const started: JobProcess = { child, ready: false, childPid: null, stalled: false };
      child.on("message", (message) => Object.assign(started, message));
      processes.push(started);
      return started;
    },
    async close() {
      for (const { child } of processes) child.kill("SIGKILL");
      await Promise.all(workers.map((worker) => worker.stop()));
      await queues.close();
      await database.close();
    },
  };
}

function panelOf(prompt: string, i: number, steps: number, cast: string[]): NewPanel {
  const slots = cast.map((characterId) => ({ characterId, box: null, wearing: null }));
  const pose = prompt.includes("posed") ? "photo" : null;
  const settings = { width: 64, height: 64, steps, guidanceScale: 5, identityScale: 1, pose, framing: null };
  const request = { pack: "small", prompt, negativePrompt: "", slots, seed: i + 1, ...settings };
  return { text: prompt, recognised: [], speech: [], request };
}

/** Looks every 50 ms until `look` gives something else than null, undefined or false. */
export async function until<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  what: string,
  timeout = 30_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`gave up waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The story's panels once every one of them has one of these statuses. */
export function panelsWhen(
  world: World,
  story: { serverId: string; id: string },
  statuses: Panel["status"][],
  timeout?: number,
): Promise<Panel[]> {
  return until(
    async () => {
      const row = await world.library.stories.get(story.serverId, story.id);
      return row?.panels.every((panel) => statuses.includes(panel.status)) && row.panels;
    },
    `panels that are ${statuses.join(" or ")}`,
    timeout,
  );
}
