import { PgBoss } from "pg-boss";
import type { Logger } from "../log.ts";

/** The schema that pg-boss keeps its tables in. */
export const SCHEMA = "pgboss";

/** Platforms that stories come from: each has a queue of panels to post. */
export const PLATFORMS = ["web", "discord", "slack"] as const;
export type PlatformName = (typeof PLATFORMS)[number];

export const ENCODE = "encode-character";
export const DRAW = "draw-panel";
/** Where jobs end up that failed on every try, so that a person is told instead of waiting for ever. */
export const ENCODE_LOST = "encode-character-lost";
export const DRAW_LOST = "draw-panel-lost";
/**
 * Never claimed: its jobs bear the ids of panels without a picture (refused, failed) of which people have been told.
 * The library's row of a panel has a message id only for a picture.
 */
export const TOLD = "told-panel";
export const deliverQueue = (platform: string): string => `deliver-${platform}`;

/** Seconds without a heartbeat after which a job is taken from a worker. pg-boss accepts no less than 10. */
const HEARTBEAT_SECONDS = 10;
/** A job may take this long in all, as long as its heart beats: a large pack on a slow device takes many minutes. */
const EXPIRE_SECONDS = 6 * 3600;

const kept = { expireInSeconds: EXPIRE_SECONDS, heartbeatSeconds: HEARTBEAT_SECONDS, deleteAfterSeconds: 24 * 3600 };

/**
 * pg-boss on its schema, which the application's role owns, so that it can install and migrate itself at start (several
 * processes at once take turns). Every process watches for jobs whose worker has gone silent: any one left is enough.
 */
export async function openBoss(options: { databaseUrl: string; log: Logger }): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: SCHEMA,
    max: 4,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 600,
    // Looks at the whole database server, which is not ours to judge.
    monitorVacuum: false,
  });
  boss.on("error", (error) => options.log.warn({ err: error }, "pg-boss"));
  boss.on("warning", (warning) => options.log.debug({ warning }, "pg-boss"));
  await boss.start();
  await createQueues(boss);
  return boss;
}

async function createQueues(boss: PgBoss): Promise<void> {
  const there = new Set((await boss.getQueues()).map((queue) => queue.name));
  const create = async (name: string, more: Parameters<PgBoss["createQueue"]>[1] = {}): Promise<void> => {
    if (!there.has(name)) await boss.createQueue(name, { ...kept, ...more });
  };
  await create(ENCODE_LOST);
  await create(DRAW_LOST);
  await create(ENCODE, { retryLimit: 2, retryDelay: 1, deadLetter: ENCODE_LOST });
  await create(DRAW, { retryLimit: 2, retryDelay: 1, deadLetter: DRAW_LOST });
  await create(TOLD, { retentionSeconds: 365 * 24 * 3600 });
  for (const platform of PLATFORMS) {
    // "singleton" with the story as key: one delivery of a story at a time, which keeps its panels in order.
    const retry = { retryLimit: 12, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 };
    await create(deliverQueue(platform), { policy: "singleton", expireInSeconds: 900, ...retry });
  }
}
