#!/usr/bin/env node
// Drop-in for Prisma's native `schema-engine` binary: speaks the same JSON-RPC over stdio, but runs
// the WebAssembly build (@prisma/schema-engine-wasm) over the @prisma/adapter-pg driver adapter.
// Use: PRISMA_SCHEMA_ENGINE_BINARY=<this file> prisma migrate dev|deploy|diff|status|reset, db push|pull|execute
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require_ = createRequire(import.meta.url);
const pkgDir = path.dirname(require_.resolve("@prisma/schema-engine-wasm"));
const { values: args, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    version: { type: "boolean" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
  },
});
if (args.version) {
  console.log("schema-engine-wasm " + JSON.parse(fs.readFileSync(path.join(pkgDir, "package.json"), "utf8")).version);
  process.exit(0);
}
const ds = args.datasource ? JSON.parse(args.datasource) : {};

function pgConfig(url) {
  const u = new URL(url);
  return {
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    host: u.hostname,
    port: Number(u.port || 5432),
    database: decodeURIComponent(u.pathname.slice(1)),
  };
}
async function withClient(cfg, fn) {
  const c = new pg.Client(cfg);
  await c.connect();
  try {
    return await fn(c);
  } finally {
    await c.end();
  }
}

// `schema-engine --datasource {...} cli can-connect-to-database|create-database|drop-database`
if (positionals[0] === "cli") {
  const cfg = pgConfig(ds.url),
    admin = { ...cfg, database: "postgres" },
    id = pg.escapeIdentifier(cfg.database);
  try {
    if (positionals[1] === "can-connect-to-database") await withClient(cfg, () => {});
    else if (positionals[1] === "create-database") await withClient(admin, (c) => c.query(`CREATE DATABASE ${id}`));
    else if (positionals[1] === "drop-database")
      await withClient(admin, (c) => c.query(`DROP DATABASE IF EXISTS ${id}`));
    else throw new Error(`unknown cli command ${positionals[1]}`);
    process.exit(0);
  } catch (e) {
    const code = { "3D000": "P1003", "28P01": "P1000", "42P04": "P1009" }[e.code] ?? "P1001";
    const message =
      code === "P1003"
        ? `Database \`${cfg.database}\` does not exist`
        : `${cfg.host}:${cfg.port}: ${e.message || e.code}`;
    process.stderr.write(
      "\n" +
        JSON.stringify({
          level: "ERROR",
          target: "schema_engine::logger",
          fields: { message, error_code: code, is_panic: false },
        }) +
        "\n",
    );
    process.exit(1);
  }
}

// adapter-pg does not map the catalog's "char" (oid 18); the engine wants it as Character.
function mapCatalogChars(adapter) {
  const charColumns = new WeakMap();
  const performIO = adapter.performIO.bind(adapter),
    queryRaw = adapter.queryRaw.bind(adapter);
  adapter.performIO = async (q) => {
    const r = await performIO(q);
    charColumns.set(
      r.rows,
      r.fields.flatMap((f, i) => (f.dataTypeID === 18 ? [i] : [])),
    );
    for (const f of r.fields) if (f.dataTypeID === 18) f.dataTypeID = 25;
    return r;
  };
  adapter.queryRaw = async (q) => {
    const r = await queryRaw(q);
    for (const i of charColumns.get(r.rows) ?? []) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  return adapter;
}
class MigrationPg extends PrismaPg {
  constructor(cfg, schema) {
    super({ ...cfg, max: 1 }, { schema });
    this.cfg = cfg;
  }
  async connect() {
    return mapCatalogChars(await super.connect());
  }
  async connectToShadowDb() {
    if (ds.shadowDatabaseUrl) return new MigrationPg(pgConfig(ds.shadowDatabaseUrl)).connect();
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await withClient(this.cfg, (c) => c.query(`CREATE DATABASE "${database}"`));
    const conn = await new MigrationPg({ ...this.cfg, database }).connect();
    const dispose = conn.dispose.bind(conn);
    conn.dispose = async () => {
      await dispose();
      await withClient(this.cfg, (c) => c.query(`DROP DATABASE "${database}" WITH (FORCE)`));
    };
    return conn;
  }
}

let engine,
  panicMessage = "";
async function getEngine() {
  if (engine) return engine;
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (m) => {
      panicMessage = m;
    },
  };
  const inst = new WebAssembly.Instance(
    new WebAssembly.Module(fs.readFileSync(path.join(pkgDir, "schema_engine_bg.wasm"))),
    { "./schema_engine_bg.js": glue },
  );
  glue.__wbg_set_wasm(inst.exports);
  inst.exports.__wbindgen_start();
  const url = ds.url ?? "postgresql://none:none@127.0.0.1:1/none"; // never connected to by offline diffs
  const factory = bindMigrationAwareSqlAdapterFactory(
    new MigrationPg(pgConfig(url), new URL(url).searchParams.get("schema") ?? undefined),
  );
  const datamodels = args.datamodels?.map((p) => [p, fs.readFileSync(p, "utf8")]);
  engine = await glue.SchemaEngine.new({ datamodels }, () => {}, factory);
  return engine;
}

const send = (m) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...m }) + "\n");
let current = null,
  printId = 1_000_000;
const fail = (id, err) =>
  send({
    id,
    error: {
      code: 4466,
      message: "An error happened. Check the data field for details.",
      data: {
        is_panic: !!panicMessage,
        message: panicMessage || err?.message || String(err),
        error_code: err?.code ?? null,
        meta: null,
      },
    },
  });
process.on("uncaughtException", (err) => {
  // a wasm panic surfaces here, outside any promise
  if (current !== null) fail(current, err);
  setTimeout(() => process.exit(101), 50);
});
async function handle(req) {
  const e = await getEngine();
  if (req.method === "getDatabaseVersion") return e.version(req.params);
  if (typeof e[req.method] !== "function")
    throw new Error(`"${req.method}" is not supported by the WebAssembly schema engine`);
  const r = await e[req.method](req.params);
  if (req.method === "diff" && r?.stdout) send({ id: printId++, method: "print", params: { content: r.stdout } });
  return r ?? {};
}
let chain = Promise.resolve();
readline
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const req = line.trim() && JSON.parse(line);
    if (!req?.method) return; // replies to our own "print"
    chain = chain.then(async () => {
      current = req.id;
      try {
        send({ id: req.id, result: await handle(req) });
      } catch (err) {
        fail(req.id, err);
      }
      current = null;
    });
  })
  .on("close", () => chain.then(() => process.exit(0)));
