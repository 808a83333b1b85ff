import { fromPrisma, type PgBoss } from "pg-boss";
import type { Library, Transaction } from "../library/index.ts";
import { type Logger, makeLog } from "../log.ts";
import { DRAW, deliverQueue, ENCODE, openBoss } from "./boss.ts";
import { firstPriority } from "./claim.ts";
import { type DeliveryHandlers, startDelivery } from "./delivery.ts";
import type { DeliverJob, DrawJob, EncodeJob } from "./job-data.ts";
import { CHANNEL, openSignals, type Signals } from "./signals.ts";
import { readWaiting, type Waiting } from "./waiting.ts";

/**
 * Where jobs are sent and, in the bot process, panels to post are received.
 * Calls that take `tx` write in the library's transaction: rows and jobs are there together or not at all.
 */
export interface Queues {
  /** Photos -> references -> identity; the character's status tells how it went. */
  encodeCharacter(serverId: string, characterId: string, tx?: Transaction): Promise<void>;
  /** One job a panel, in the order given; several workers may draw them. */
  drawPanels(serverId: string, storyId: string, panels: readonly { id: string }[], tx?: Transaction): Promise<void>;
  /** Posts whatever of the story is ready and not posted yet. Workers send this; sending it too often is harmless. */
  deliver(serverId: string, storyId: string, tx?: Transaction): Promise<void>;
  /** What is still to be drawn, seen from one server. */
  waiting(serverId: string): Promise<Waiting>;
  /** Takes back the story's jobs and stops the ones being drawn; call it in `library.stories.cancel`. */
  cancelStory(serverId: string, storyId: string, tx?: Transaction): Promise<void>;
  /**
   * Posts the panels of stories from one platform, and their endings, from now on, in this process. Returns how to stop.
   */
  onDeliver(platform: string, handlers: DeliveryHandlers): () => Promise<void>;
  close(): Promise<void>;
}

export interface QueuesOptions {
  /** Of the application role. */
  databaseUrl: string;
  library: Library;
  log?: Logger;
}

export async function openQueues(options: QueuesOptions): Promise<Queues> {
  const log = options.log ?? makeLog("jobs");
  const boss = await openBoss({ databaseUrl: options.databaseUrl, log });
  const signals = await openSignals({ databaseUrl: options.databaseUrl, log });
  const queues = new PgBossQueues(boss, signals, options.library, log);
  return queues;
}

/** Queues over an open pg-boss; the worker uses it with its own. */
export class PgBossQueues implements Queues {
  readonly #boss: PgBoss;
  readonly #signals: Signals;
  readonly #library: Library;
  readonly #log: Logger;
  readonly #platforms = new Map<string, string>();
  readonly #deliveries = new Set<() => Promise<void>>();

  constructor(boss: PgBoss, signals: Signals, library: Library, log: Logger) {
    this.#boss = boss;
    this.#signals = signals;
    this.#library = library;
    this.#log = log;
  }

  async encodeCharacter(serverId: string, characterId: string, tx?: Transaction): Promise<void> {
    const data: EncodeJob = { serverId, characterId };
    const db = this.#db(tx);
    const priority = await firstPriority(db, ENCODE, serverId);
    await this.#boss.send(ENCODE, data, { group: { id: serverId }, priority, db });
    await this.#wake(ENCODE, tx);
  }

  async drawPanels(
    serverId: string,
    storyId: string,
    panels: readonly { id: string }[],
    tx?: Transaction,
  ): Promise<void> {
    const db = this.#db(tx);
    const priority = await firstPriority(db, DRAW, serverId);
    const jobs = panels.map(({ id: panelId }, i) => ({
      data: { serverId, storyId, panelId } satisfies DrawJob,
      priority: priority - i,
      group: { id: serverId },
      singletonKey: storyId,
    }));
    await this.#boss.insert(DRAW, jobs, { db });
    await this.#wake(DRAW, tx);
  }

  async deliver(serverId: string, storyId: string, tx?: Transaction): Promise<void> {
    const platform = await this.#platformOf(serverId);
    // A server that was removed has nothing left to post.
    if (!platform) return;
    const data: DeliverJob = { serverId, storyId };
    await this.#boss.send(deliverQueue(platform), data, { singletonKey: storyId, db: this.#db(tx) });
    await this.#wake(deliverQueue(platform), tx);
  }

  async cancelStory(serverId: string, storyId: string, tx?: Transaction): Promise<void> {
    const db = this.#db(tx);
    const jobs = await this.#boss.findJobs<DrawJob>(DRAW, { key: storyId, db });
    const open = jobs.filter((job) => ["created", "retry", "active"].includes(job.state)).map((job) => job.id);
    if (open.length > 0) await this.#boss.cancel(DRAW, open, { db });
    await this.#wake(`cancel ${storyId}`, tx);
    await this.deliver(serverId, storyId, tx);
  }

  waiting(serverId: string): Promise<Waiting> {
    return readWaiting(this.#boss.getDb(), serverId);
  }

  onDeliver(platform: string, handlers: DeliveryHandlers): () => Promise<void> {
    const { close } = startDelivery({
      boss: this.#boss,
      signals: this.#signals,
      library: this.#library,
      deliver: (serverId, storyId) => this.deliver(serverId, storyId),
      log: this.#log,
      platform,
      handlers,
    });
    this.#deliveries.add(close);
    return async () => {
      this.#deliveries.delete(close);
      await close();
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#deliveries].map((close) => close()));
    await this.#signals.close();
    await this.#boss.stop({ graceful: false });
  }

  #db(tx: Transaction | undefined) {
    return tx ? fromPrisma(tx) : this.#boss.getDb();
  }

  /** Heard when the transaction commits. The cast is for Prisma, which cannot read a column of type void. */
  async #wake(payload: string, tx: Transaction | undefined): Promise<void> {
    await this.#db(tx).executeSql("select pg_notify($1, $2)::text", [CHANNEL, payload]);
  }

  async #platformOf(serverId: string): Promise<string | null> {
    const known = this.#platforms.get(serverId);
    if (known) return known;
    const server = await this.#library.servers.get(serverId);
    if (server) this.#platforms.set(serverId, server.platform);
    return server?.platform ?? null;
  }
}
