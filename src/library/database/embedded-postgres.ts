import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { LibraryError } from "../errors.ts";
import {
  type Cluster,
  chooseFolder,
  freePort,
  initialise,
  isFree,
  owner,
  readCluster,
  run,
  writeCluster,
} from "./cluster.ts";
import { findPostgresBinaries, type PostgresBinaries, postgresUser, type RunAs } from "./postgres-binaries.ts";
import { removeStalePid } from "./postgres-pid.ts";
import { withProcessLock } from "./process-lock.ts";

/** Every process that uses the server keeps one connection of this name; the last to close it stops the server. */
const holderName = "storymaker holder";

export interface EmbeddedOptions {
  /** Made if need be. Processes that name the same folder share one server. */
  folder: string;
  /** False: no fsync. For tests, which lose nothing when the machine stops. */
  durable?: boolean;
  log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** The superuser's URL of a database. */
  ownerUrl(database: string): string;
  /** Where PostgreSQL keeps its data. */
  readonly cluster: string;
  /** Stops the server unless another process still holds it. */
  close(): Promise<void>;
}

/**
 * A PostgreSQL server from npm's binaries, joined if it runs already and started if not, whatever became of the process
 * that started it before. Should it die while it is held, it is started again. Connections are from this machine only.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = path.resolve(options.folder);
  const log = options.log ?? (() => {});
  mkdirSync(folder, { recursive: true });
  const lockFile = path.join(folder, "postgres.lock");
  const start = () => withProcessLock(lockFile, () => startOrJoin(folder, options.durable ?? true, log));
  let { cluster, holder, binaries, user } = await start();
  let closing = false;

  const watch = (client: pg.Client): void => {
    client.on("error", () => {});
    client.once("end", () => {
      if (closing) return;
      log("PostgreSQL has stopped; starting it again");
      start().then(
        (again) => {
          ({ cluster, holder, binaries, user } = again);
          if (closing) void holder.end();
          else watch(holder);
        },
        (error) => log(`PostgreSQL could not be started again: ${error}`),
      );
    });
  };
  watch(holder);

  return {
    ownerUrl: (database) => urlOf(cluster, database),
    cluster: cluster.folder,
    async close() {
      if (closing) return;
      closing = true;
      await withProcessLock(lockFile, async () => {
        const others = await otherHolders(holder);
        await holder.end().catch(() => {});
        if (others === 0) await run(binaries.pgCtl, ["-D", cluster.folder, "-m", "fast", "-w", "stop"], user);
      });
    },
  };
}

interface Started {
  cluster: Cluster;
  holder: pg.Client;
  binaries: PostgresBinaries;
  user: RunAs | null;
}

async function startOrJoin(folder: string, durable: boolean, log: (message: string) => void): Promise<Started> {
  const clusterFile = path.join(folder, "postgres.json");
  let cluster = readCluster(clusterFile);
  if (!cluster) {
    cluster = { folder: chooseFolder(folder, log), port: await freePort(), password: randomBytes(24).toString("hex") };
    writeCluster(clusterFile, cluster);
  }
  const user = postgresUser(cluster.folder);
  const binaries = findPostgresBinaries(user);
  if (!existsSync(path.join(cluster.folder, "PG_VERSION"))) await initialise(cluster, binaries, user, durable);

  let problem: unknown;
  for (let attempt = 0; attempt < 60; attempt++) {
    const answer = await connect(cluster);
    if (answer instanceof pg.Client) return { cluster, holder: answer, binaries, user };
    problem = answer;
    if (answer.code === "57P03" || answer.code === "53300") {
      // Starting up, recovering after a crash, shutting down; or too many connections.
      await sleep(200);
      continue;
    }
    removeStalePid(cluster.folder);
    if (!(await isFree(cluster.port))) {
      cluster = { ...cluster, port: await freePort() };
      writeCluster(clusterFile, cluster);
    }
    const logFile = path.join(path.dirname(cluster.folder), "postgres.log");
    const started = await run(
      binaries.pgCtl,
      ["-D", cluster.folder, "-l", logFile, "-o", `-p ${cluster.port}`, "-w", "-t", "60", "start"],
      user,
    );
    if (started.code !== 0) {
      // Processes of a killed server may still be ending.
      problem = new Error(`pg_ctl: ${started.output}; see ${logFile}`);
      await sleep(250);
    }
  }
  throw new LibraryError("database", `PostgreSQL in ${cluster.folder} does not start. ${problem}`, { cause: problem });
}

function urlOf(cluster: Cluster, database: string): string {
  return `postgresql://${owner}:${cluster.password}@127.0.0.1:${cluster.port}/${database}`;
}

async function connect(cluster: Cluster): Promise<pg.Client | (Error & { code?: string })> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, "postgres"),
    application_name: holderName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    if (rows[0]?.data_directory === cluster.folder) return client;
    await client.end();
    return new Error(`port ${cluster.port} belongs to another PostgreSQL`);
  } catch (error) {
    await client.end().catch(() => {});
    return error as Error & { code?: string };
  }
}

async function otherHolders(holder: pg.Client): Promise<number> {
  const query =
    "SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()";
  try {
    const { rows } = await holder.query<{ others: number }>(query, [holderName]);
    return rows[0]?.others ?? 0;
  } catch {
    return 0; // The server is gone: stopping it again does no harm.
  }
}
