import { createHmac, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Config } from "../../config.ts";
import { keyLength } from "../encryption.ts";
import { LibraryError } from "../errors.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { migrate } from "./migrate.ts";
import { applicationRole, ensureRole, grantRights } from "./roles.ts";

/** A database that is running and migrated, and what opens the library on it. */
export interface Database {
  /** The URL of the application's role, which row-level security holds: for openLibrary and for the job queues. */
  readonly databaseUrl: string;
  /** 32 bytes: STORYMAKER_KEY, or the key made beside the embedded database. */
  readonly encryptionKey: Uint8Array;
  /** An embedded PostgreSQL stops when the last process that shares it closes; another one is left alone. */
  close(): Promise<void>;
}

export type DatabaseConfig = Pick<Config, "databaseUrl" | "applicationDatabaseUrl" | "dataFolder" | "encryptionKey">;

const embeddedDatabase = "storymaker";
/** The lock that Prisma's own migrate takes. */
const migrationLock = 72707369;

/**
 * The database at DATABASE_URL, or a PostgreSQL of our own in the data folder, shared with other processes that name
 * the same folder. Migrations that are missing are applied, one process at a time.
 *
 * @throws LibraryError "database" whose message says what to do.
 */
export async function startDatabase(
  config: DatabaseConfig,
  log: (message: string) => void = () => {},
): Promise<Database> {
  if (config.databaseUrl) {
    const { encryptionKey } = config;
    if (!encryptionKey)
      throw new LibraryError(
        "database",
        "With DATABASE_URL, STORYMAKER_KEY is needed too, the same for every process: openssl rand -base64 32",
      );
    const databaseUrl = await prepareDatabase(config.databaseUrl, encryptionKey, config.applicationDatabaseUrl, log);
    return { databaseUrl, encryptionKey, close: async () => {} };
  }
  mkdirSync(config.dataFolder, { recursive: true });
  const encryptionKey = config.encryptionKey ?? keyBeside(config.dataFolder);
  const postgres = await startEmbeddedPostgres({ folder: config.dataFolder, log });
  try {
    await createDatabase(postgres.ownerUrl("postgres"), embeddedDatabase);
    const databaseUrl = await prepareDatabase(postgres.ownerUrl(embeddedDatabase), encryptionKey, undefined, log);
    return { databaseUrl, encryptionKey, close: postgres.close };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

/**
 * Migrates, and sees to the role that the application connects as. Its password follows from the encryption key, which
 * all processes share, so that none has to tell another.
 *
 * @returns the application's URL.
 */
export async function prepareDatabase(
  ownerUrl: string,
  encryptionKey: Uint8Array,
  applicationUrl?: string,
  log: (message: string) => void = () => {},
): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 15_000 });
  try {
    await owner.connect();
  } catch (cause) {
    throw new LibraryError("database", `DATABASE_URL does not answer: ${cause}`, { cause });
  }
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    for (const name of await migrate(owner)) log(`migrated: ${name}`);
    const url = new URL(applicationUrl ?? ownerUrl);
    if (!applicationUrl) {
      const { rows } = await owner.query<{ name: string }>("SELECT current_database() AS name");
      const database = rows[0]!.name;
      url.username = applicationRole(database);
      url.password = createHmac("sha256", encryptionKey).update(`application role ${database}`).digest("hex");
    }
    if (!applicationUrl && !(await canConnect(url.href)))
      await ensureRole(owner, decodeURIComponent(url.username), url.password);
    await grantRights(owner, decodeURIComponent(url.username));
    return url.href;
  } finally {
    await owner.end();
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    const madeMeanwhile = ["42P04", "23505"];
    if (!madeMeanwhile.includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await admin.end();
  }
}

/** Made once, mode 0600; whoever loses it loses the photos. */
function keyBeside(dataFolder: string): Uint8Array {
  const file = path.join(dataFolder, "encryption.key");
  if (!existsSync(file)) {
    // Written beside and linked, so that of two processes one wins and neither reads half a key.
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, `${randomBytes(keyLength).toString("base64")}\n`, { mode: 0o600 });
    try {
      linkSync(mine, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(mine);
    }
  }
  const key = new Uint8Array(Buffer.from(readFileSync(file, "utf8").trim(), "base64"));
  if (key.length !== keyLength)
    throw new LibraryError("database", `${file} does not hold ${keyLength} bytes in base64: restore it from a backup.`);
  return key;
}
