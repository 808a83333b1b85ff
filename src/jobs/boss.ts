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
export const deliverQueue = (platform: string): string => `deliver-${platform}`;

/** Seconds without a heartbeat after which a job is taken from a worker. pg-boss accepts no less than 10. */
const HEARTBEAT_SECONDS = 10;
/** A job may take this long in all, as long as its heart beats: a large pack on a slow device takes many minutes. */
const EXPIRE_SECONDS = 6 * 3600;

const kept = { expireInSeconds: EXPIRE_SECONDS, heartbeatSeconds: HEARTBEAT_SECONDS, deleteAfterSeconds: 24 * 3600 };

/**
 * Creates or migrates pg-boss's tables and our queues. Needs the role that owns the database; `applicationRole` is
 * then allowed to use (not to change) them. Safe to run at every start, also by several processes at once.
 */
export async function installQueues(options: { databaseUrl: string; applicationRole: string }): Promise<void> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  // Without a listener an 'error' event would end the process; what matters is thrown by the calls below.
  boss.on("error", () => {});
  await boss.start();
  try {
    await boss.createQueue(ENCODE_LOST, kept);
    await boss.createQueue(DRAW_LOST, kept);
    await boss.createQueue(ENCODE, { ...kept, retryLimit: 2, retryDelay: 1, deadLetter: ENCODE_LOST });
    await boss.createQueue(DRAW, { ...kept, retryLimit: 2, retryDelay: 1, deadLetter: DRAW_LOST });
    for (const platform of PLATFORMS) {
      // "singleton" with the story as key: one delivery of a story at a time, which keeps its panels in order.
      await boss.createQueue(deliverQueue(platform), {
        ...kept,
        policy: "singleton",
        retryLimit: 12,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 300,
      });
    }
    const role = `"${options.applicationRole.replaceAll('"', '""')}"`;
    await boss.getDb().executeSql(`grant usage on schema ${SCHEMA} to ${role}`);
    await boss.getDb().executeSql(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${role}`);
    await boss.getDb().executeSql(`grant usage on all sequences in schema ${SCHEMA} to ${role}`);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/**
 * pg-boss as the application role: it uses the tables that installQueues made and changes no schema.
 * It also watches for jobs whose worker has gone silent, in every process, so that any one process left is enough.
 */
export async function openBoss(options: { databaseUrl: string; log: Logger }): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: SCHEMA,
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 600,
    // Rebuilding indexes and watching vacuum need the owner's rights.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => options.log.warn({ err: error }, "pg-boss"));
  boss.on("warning", (warning) => options.log.debug({ warning }, "pg-boss"));
  return boss.start();
}
