import { fileURLToPath } from "node:url";
import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Library } from "../library/index.ts";
import { type Logger, makeLog } from "../log.ts";
import { DRAW, DRAW_LOST, ENCODE, ENCODE_LOST, openBoss } from "./boss.ts";
import { claimFair, keepAlive } from "./claim.ts";
import { drawPanel } from "./draw-panel.ts";
import { Aborted, DrawingChild } from "./drawing-child.ts";
import { encodeCharacter } from "./encode-character.ts";
import { explainOutcome } from "./explain-outcome.ts";
import { type JobContext, NotYet } from "./job-context.ts";
import type { DrawJob, EncodeJob } from "./job-data.ts";
import type { PainterSettings } from "./painter.ts";
import { PgBossQueues } from "./queues.ts";
import { remark } from "./remarks.ts";
import { CHANNEL, openSignals, type Signals } from "./signals.ts";

export interface WorkerOptions {
  /** Of the application role. */
  databaseUrl: string;
  library: Library;
  painter: PainterSettings;
  /** The pack that new characters are encoded for. */
  pack: string;
  /** Jobs of one server drawn at the same time, over all workers. */
  perServer?: number;
  /** Milliseconds a cancelled drawing may take to stop before its process is killed. */
  abortGrace?: number;
  /** Milliseconds the current job may still take when the worker is stopped, before it is given back. */
  stopGrace?: number;
  /** A module that exports openPainter; the pictures pipeline if not given. */
  painterModule?: string;
  log?: Logger;
}

export interface Worker {
  /** The process id of the drawing child, once there is one. */
  readonly childPid: number | undefined;
  /** Lets the current job finish if that takes no longer than stopGrace, else gives it back to the queue. */
  stop(): Promise<void>;
}

/**
 * Starts the supervisor of one drawing child in this process: claims jobs, keeps their hearts beating, cancels, and
 * starts the child again when it dies. It loads no model, so its event loop is always free.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const log = options.log ?? makeLog("worker");
  const boss = await openBoss({ databaseUrl: options.databaseUrl, log });
  const signals = await openSignals({ databaseUrl: options.databaseUrl, log });
  const worker = new Supervisor(options, boss, signals, log);
  worker.start();
  return worker;
}

/** Milliseconds between looks at the queues when no notification comes. */
const LOOK = 1000;

interface Claimed {
  queue: string;
  job: JobWithMetadata<EncodeJob | DrawJob>;
}

class Supervisor implements Worker {
  readonly #options: WorkerOptions;
  readonly #boss: PgBoss;
  readonly #signals: Signals;
  readonly #queues: PgBossQueues;
  readonly #child: DrawingChild;
  readonly #log: Logger;
  readonly #perServer: number;
  #stopping = false;
  #current: { storyId: string | null; abort: AbortController } | null = null;
  #wake: () => void = () => {};
  #loop: Promise<void> = Promise.resolve();

  constructor(options: WorkerOptions, boss: PgBoss, signals: Signals, log: Logger) {
    this.#options = options;
    this.#boss = boss;
    this.#signals = signals;
    this.#log = log;
    this.#perServer = options.perServer ?? 4;
    this.#queues = new PgBossQueues(boss, signals, options.library, log);
    this.#child = new DrawingChild({
      painterModule: options.painterModule ?? fileURLToPath(new URL("./pipeline-painter.ts", import.meta.url)),
      settings: options.painter,
      abortGrace: options.abortGrace ?? 10_000,
      silence: 15 * 60_000,
      log,
    });
  }

  get childPid(): number | undefined {
    return this.#child.pid;
  }

  start(): void {
    this.#signals.on((payload) => {
      if (!payload.startsWith("cancel ")) this.#wake();
      else if (this.#current?.storyId === payload.slice("cancel ".length)) this.#current.abort.abort();
    });
    // Started before the first job: the first picture comes sooner, and a pack that cannot be opened is told at once.
    this.#child.call("fingerprint", { pack: this.#options.pack }).catch((error) => {
      if (!this.#stopping) this.#log.error({ err: error, pack: this.#options.pack }, "the pack cannot be opened");
    });
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    const giveBack = setTimeout(() => {
      this.#current?.abort.abort();
      this.#child.stop();
    }, this.#options.stopGrace ?? 3000);
    await this.#loop;
    clearTimeout(giveBack);
    this.#child.stop();
    await this.#queues.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      try {
        const claimed = await this.#claim();
        if (claimed) await this.#perform(claimed);
        else await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, LOOK))]);
      } catch (error) {
        this.#log.warn({ err: error }, "the jobs cannot be reached; trying again");
        await new Promise((resolve) => setTimeout(resolve, LOOK));
      }
    }
  }

  /** What failed for good comes first: people wait for its explanation. Then characters, which are quick. */
  async #claim(): Promise<Claimed | null> {
    for (const queue of [DRAW_LOST, ENCODE_LOST]) {
      const [job] = await this.#boss.fetch<EncodeJob | DrawJob>(queue, { includeMetadata: true });
      if (job) return { queue, job };
    }
    for (const queue of [ENCODE, DRAW]) {
      const job = await claimFair<EncodeJob | DrawJob>(this.#boss, queue, this.#perServer);
      if (job) return { queue, job };
    }
    return null;
  }

  async #perform({ queue, job }: Claimed): Promise<void> {
    const abort = new AbortController();
    const log = this.#log.child({ queue, job: job.id, attempt: job.retryCount, ...namesOf(job.data) });
    let lost = false;
    const rest = keepAlive(
      this.#boss,
      queue,
      job,
      () => {
        lost = true;
        abort.abort();
      },
      log,
    );
    this.#current = { storyId: "storyId" in job.data ? job.data.storyId : null, abort };
    try {
      await this.#work(queue, job.data, abort.signal, log);
      await this.#settle(queue, job);
    } catch (error) {
      if (error instanceof Aborted) {
        log.info({ lost }, "stopped drawing");
        // A cancelled job is settled already, and then giving back finds nothing.
        if (!lost) await this.#giveBack(queue, job, 0);
      } else if (error instanceof NotYet) await this.#giveBack(queue, job, 1);
      else {
        log.error({ err: error }, "a job failed");
        const { message } = error instanceof Error ? error : new Error(String(error));
        await this.#boss.fail(queue, job, { message });
      }
    } finally {
      rest();
      this.#current = null;
    }
  }

  async #work(queue: string, data: EncodeJob | DrawJob, signal: AbortSignal, log: Logger): Promise<void> {
    const { library, pack } = this.#options;
    const context: JobContext = { library, child: this.#child, pack, signal, log };
    if ("panelId" in data) {
      if (queue === DRAW) await drawPanel(context, data);
      else
        await library.panels.failed(data.serverId, data.panelId, explainOutcome(log, "JobLost", remark("panel-lost")));
    } else if (queue === ENCODE) await encodeCharacter(context, data);
    else {
      const { error, errorId } = explainOutcome(log, "JobLost", remark("photo-lost"));
      await library.characters.setStatus(data.serverId, data.characterId, "failed", error, errorId);
    }
  }

  /** Whatever became of a panel, its story may have something to post now: told even when only a retry noticed. */
  async #settle(queue: string, job: Claimed["job"]): Promise<void> {
    if ("storyId" in job.data) await this.#queues.deliver(job.data.serverId, job.data.storyId);
    await this.#boss.complete(queue, job);
  }

  /** Puts an equal job in this one's place, so that stopping a worker does not use up one of the job's tries. */
  async #giveBack(queue: string, job: Claimed["job"], startAfter: number): Promise<void> {
    const transaction = await this.#boss.getDb().beginTransaction?.();
    if (!transaction) return;
    const { db } = transaction;
    try {
      // Only a job that is still ours has a heart to beat: a cancelled one must not come back.
      const ours = (await this.#boss.touch(queue, job, { db })) as { affected?: number };
      if (ours.affected) {
        await this.#boss.deleteJob(queue, job, { db });
        await this.#boss.send(queue, job.data, {
          db,
          startAfter,
          priority: job.priority,
          group: { id: job.data.serverId },
          ...(job.singletonKey ? { singletonKey: job.singletonKey } : {}),
        });
        await db.executeSql("select pg_notify($1, $2)", [CHANNEL, queue]);
      }
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

/** What a job is about, as logs call it. */
function namesOf(data: EncodeJob | DrawJob): Record<string, string> {
  const { serverId: server } = data;
  return "panelId" in data
    ? { server, story: data.storyId, panel: data.panelId }
    : { server, character: data.characterId };
}
