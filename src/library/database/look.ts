import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { LibraryError } from "../errors.ts";
import { readMigrations } from "./migrate.ts";
import { findPostgresBinaries, postgresUser } from "./postgres-binaries.ts";
import type { DatabaseConfig } from "./start.ts";

/**
 * Whether there would be a database, without starting, migrating or changing one. -> what there is, in words
 * @throws LibraryError "database" whose message says what to do
 */
export async function lookAtDatabase(config: DatabaseConfig): Promise<string> {
  if (config.databaseUrl) {
    const found = await lookAtServer(config.databaseUrl);
    if (!config.encryptionKey)
      throw new LibraryError("database", "With DATABASE_URL, STORYMAKER_KEY is needed too: openssl rand -base64 32");
    return found;
  }
  findPostgresBinaries(postgresUser());
  const isThere = existsSync(path.join(config.dataFolder, "encryption.key"));
  return `a PostgreSQL of our own in ${config.dataFolder}${isThere ? "" : ", made at the first start"}`;
}

async function lookAtServer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; migrated: boolean }>(
      "SELECT current_setting('server_version') AS version, to_regclass('_prisma_migrations') IS NOT NULL AS migrated",
    );
    const { version, migrated } = rows[0]!;
    const all = readMigrations().length;
    const done = migrated
      ? (await client.query("SELECT 1 FROM _prisma_migrations WHERE finished_at IS NOT NULL")).rowCount
      : 0;
    return `PostgreSQL ${version} at DATABASE_URL, ${done} of ${all} migrations applied`;
  } catch (cause) {
    throw new LibraryError(
      "database",
      `DATABASE_URL does not answer (${(cause as Error).message || cause}): start the server, or correct the URL.`,
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
