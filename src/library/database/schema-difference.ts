import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { readMigrations } from "./migrate.ts";

const schemaFile = fileURLToPath(new URL("../../../prisma/schema.prisma", import.meta.url));

/**
 * The SQL that leads from the migrations to schema.prisma: "" when they agree. Prisma's own schema engine computes it,
 * in its WebAssembly build, because the command line's is a binary that it fetches from a host of its own.
 *
 * @param adminUrl a user that may create databases: the migrations are replayed in a temporary one.
 */
export async function schemaDifference(adminUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const database = `storymaker_difference_${randomUUID()}`;
  try {
    await admin.query(`CREATE DATABASE "${database}"`);
    const url = new URL(adminUrl);
    url.pathname = database;
    return await differenceIn(url.href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    await admin.end();
  }
}

async function differenceIn(emptyDatabaseUrl: string): Promise<string> {
  const wasm = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const instance = new WebAssembly.Instance(
    new WebAssembly.Module(readFileSync(path.join(path.dirname(wasm), "schema_engine_bg.wasm"))),
    { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports },
  );
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, "utf8") }];
  const pool = new PrismaPg({ connectionString: emptyDatabaseUrl }, { onPoolError: () => {} });
  const connect = async () => readingCatalogs(await pool.connect());
  const factory = bindMigrationAwareSqlAdapterFactory({
    ...{ provider: pool.provider, adapterName: pool.adapterName },
    ...{ connect, connectToShadowDb: connect },
  });
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    factory,
  );
  const { stdout } = await schemaEngine.diff({
    from: {
      tag: "migrations",
      baseDir: ".",
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
      shadowDbInitScript: "",
      migrationDirectories: readMigrations().map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout?.trim() ?? "";
  return sql === "-- This is an empty migration." ? "" : sql;
}

interface ResultOfPg {
  rows: unknown[];
  fields: { dataTypeID: number }[];
}

/** PostgreSQL's catalogs have columns of type "char", which the engine reads and the adapter does not know. */
function readingCatalogs(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const catalogChar = 18;
  const text = 25;
  const inner = adapter as SqlDriverAdapter & { performIO(query: SqlQuery): Promise<ResultOfPg> };
  const performIO = inner.performIO.bind(inner);
  const queryRaw = inner.queryRaw.bind(inner);
  const charColumns = new WeakMap<object, number[]>();
  inner.performIO = async (query) => {
    const result = await performIO(query);
    const columns = result.fields.flatMap((field, index) => (field.dataTypeID === catalogChar ? [index] : []));
    for (const index of columns) result.fields[index]!.dataTypeID = text;
    charColumns.set(result.rows, columns);
    return result;
  };
  inner.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return inner;
}
