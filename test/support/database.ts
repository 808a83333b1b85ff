import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/library/database/embedded-postgres.ts";
import { applicationRole } from "../../src/library/database/roles.ts";
import { prepareDatabase } from "../../src/library/database/start.ts";
import { type Library, openLibrary } from "../../src/library/index.ts";

export interface TestDatabase {
  /** The superuser's URL, to look behind row-level security. */
  ownerUrl: string;
  /** The application role's. */
  databaseUrl: string;
  encryptionKey: Uint8Array;
  /** Empty, in the system's temporary folder. */
  dataFolder: string;
  close(): Promise<void>;
}

/** Shared by all test files and kept between runs: initdb is what takes long. It stops when the last one closes it. */
function testServer(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    folder: path.join(os.tmpdir(), `storymaker-test-postgresql-${process.getuid?.() ?? "user"}`),
    durable: false,
  });
}

/** A fresh, migrated database in a real PostgreSQL, and an empty data folder. Close it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const postgres = await testServer();
  await dropLeftOvers(postgres);
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(postgres, `CREATE DATABASE ${name}`);
  const ownerUrl = postgres.ownerUrl(name);
  const encryptionKey = new Uint8Array(randomBytes(32));
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), "storymaker-test-"));
  return {
    ownerUrl,
    databaseUrl: await prepareDatabase(ownerUrl, encryptionKey),
    encryptionKey,
    dataFolder,
    async close() {
      await drop(postgres, name);
      await postgres.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A library on a fresh database. */
export async function testLibrary(): Promise<TestDatabase & { library: Library }> {
  const database = await testDatabase();
  const library = await openLibrary(database);
  return {
    ...database,
    library,
    async close() {
      await library.close();
      await database.close();
    },
  };
}

async function administer<Row extends pg.QueryResultRow>(postgres: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const admin = new pg.Client({ connectionString: postgres.ownerUrl("postgres") });
  await admin.connect();
  try {
    return (await admin.query<Row>(sql)).rows;
  } finally {
    await admin.end();
  }
}

async function drop(postgres: EmbeddedPostgres, name: string): Promise<void> {
  await administer(postgres, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await administer(postgres, `DROP ROLE IF EXISTS ${applicationRole(name)}`);
}

/** Databases of test runs that were killed. */
async function dropLeftOvers(postgres: EmbeddedPostgres): Promise<void> {
  const databases = await administer<{ name: string }>(
    postgres,
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%'",
  );
  for (const { name } of databases) {
    try {
      process.kill(Number(name.split("_")[1]), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") await drop(postgres, name).catch(() => {});
    }
  }
}
