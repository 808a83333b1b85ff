import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { LibraryError } from "../errors.ts";

const migrationsFolder = fileURLToPath(new URL("../../../prisma/migrations/", import.meta.url));

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of this edition, oldest first, with Prisma's checksum: SHA-256 of the file, in hexadecimal. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}/migration.sql`, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Applies what is missing, each migration and its row of _prisma_migrations in one transaction, so that a failure
 * leaves no half of one. The table is Prisma's own: `prisma migrate status` and `deploy` read the same. Written here
 * because Prisma's command takes seconds to find out that nothing is to do. The caller holds the migration lock.
 *
 * @returns the names of the migrations that were applied.
 * @throws LibraryError "database" when the database is of a newer edition.
 */
export async function migrate(owner: pg.Client, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const applied = await appliedMigrations(owner);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new LibraryError(
      "database",
      `The database was migrated by a newer edition (${unknown.join(", ")}): start that one. Migrations only go forward.`,
    );
  const missing = migrations.filter(({ name }) => !applied.includes(name));
  for (const migration of missing) await apply(owner, migration);
  return missing.map(({ name }) => name);
}

async function appliedMigrations(owner: pg.Client): Promise<string[]> {
  await owner.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
  const { rows } = await owner.query<{ migration_name: string; finished: boolean }>(
    `SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const failed = rows.filter((row) => !row.finished);
  if (failed.length > 0)
    throw new LibraryError(
      "database",
      `A migration was begun elsewhere and did not finish (${failed.map((row) => row.migration_name).join(", ")}): ` +
        "see `prisma migrate resolve`.",
    );
  return rows.map((row) => row.migration_name);
}

async function apply(owner: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await owner.query("BEGIN");
    await owner.query(sql);
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await owner.query("COMMIT");
  } catch (cause) {
    await owner.query("ROLLBACK");
    throw new LibraryError("database", `Migration ${name} failed and was taken back: ${cause}`, { cause });
  }
}
