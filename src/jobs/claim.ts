import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "../log.ts";
import { SCHEMA } from "./boss.ts";

/** Serialises claims of one queue between all workers; the number only has to be ours. */
const CLAIM_LOCK = 7_310_001;

/**
 * Claims one job of a queue in which jobs are grouped by server: never more than `perServer` of one server at a time.
 * pg-boss counts a group's active jobs without a lock, so that two claims at once can both see one below the limit; under
 * this lock the limit is strict. Null when there is nothing to claim.
 */
export async function claimFair<T>(boss: PgBoss, queue: string, perServer: number): Promise<JobWithMetadata<T> | null> {
  const begin = boss.getDb().beginTransaction;
  if (!begin) throw new Error("pg-boss runs on a database adapter without transactions");
  const transaction = await begin.call(boss.getDb());
  try {
    await transaction.db.executeSql(`select pg_advisory_xact_lock(${CLAIM_LOCK}, hashtext($1))`, [queue]);
    const [job] = await boss.fetch<T>(queue, {
      includeMetadata: true,
      groupConcurrency: perServer,
      db: transaction.db,
    });
    await transaction.commit();
    return job ?? null;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

export interface Database {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * The priority of the first of a server's new jobs; each further one gets one less. Higher goes first.
 *
 * This is start-time fair queueing (Goyal, Vin and Cheng 1997) with jobs of equal length: a job's tag is one more than
 * the tag of its server's last outstanding job, but at least the tag that is being served now, so that a server that
 * comes later neither waits behind a long story nor overtakes everybody for ever. The priority is minus the tag.
 */
export async function firstPriority(db: Database, queue: string, serverId: string): Promise<number> {
  const { rows } = await db.executeSql(
    `select greatest(
       (select 1 - min(priority) from ${SCHEMA}.job
         where name = $1 and group_id = $2 and state in ('created', 'retry', 'active')),
       coalesce(
         (select max(-priority) from ${SCHEMA}.job where name = $1 and state = 'active'),
         (select min(-priority) from ${SCHEMA}.job where name = $1 and state = 'created'),
         0))::int as tag`,
    [queue, serverId],
  );
  const tag = (rows[0] as { tag: number } | undefined)?.tag ?? 0;
  return tag === 0 ? 0 : -tag;
}

/** Milliseconds between heartbeats: well below the ten seconds after which a job counts as lost. */
const BEAT = 2500;

/**
 * Keeps a claimed job's heart beating until stopped, and tells when the job is no longer ours: it was cancelled, or the
 * claim lapsed while this process was frozen and somebody else has it. A database that is away for a moment is not that.
 */
export function keepAlive(
  boss: PgBoss,
  queue: string,
  job: { id: string; retryCount: number },
  lost: () => void,
  log: Logger,
): () => void {
  const beat = setInterval(async () => {
    try {
      const answer = (await boss.touch(queue, job)) as { affected?: number };
      if (answer.affected === 0) {
        clearInterval(beat);
        lost();
      }
    } catch (error) {
      log.warn({ err: error, job: job.id }, "a heartbeat did not get through");
    }
  }, BEAT);
  return () => clearInterval(beat);
}
