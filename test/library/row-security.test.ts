import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, readMigrations } from "../../src/library/database/migrate.ts";
import { prepareDatabase } from "../../src/library/database/start.ts";
import { openLibrary } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

let test: Awaited<ReturnType<typeof testLibrary>>;
let application: pg.Client;
let owner: pg.Client;
let mine: string;
let theirs: string;
let theirCharacter: string;

beforeAll(async () => {
  test = await testLibrary();
  mine = (await test.library.servers.findOrCreate({ platform: "web", platformId: "mine", name: "Mine" })).id;
  theirs = (await test.library.servers.findOrCreate({ platform: "web", platformId: "theirs", name: "Theirs" })).id;
  const added = await test.library.characters.add(theirs, {
    ...{ name: "Ada", kind: "woman", createdBy: "u", createdByName: "U", consent: { by: "u", wording: "1" } },
    photos: [new Uint8Array([1])],
  });
  theirCharacter = added.id;
  application = new pg.Client({ connectionString: test.databaseUrl });
  owner = new pg.Client({ connectionString: test.ownerUrl });
  await Promise.all([application.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([application.end(), owner.end()]);
  await test.close();
});

/** Raw SQL as the application's role, in a transaction for one server that is rolled back. */
async function as(serverId: string | null, sql: string, values: unknown[] = []) {
  await application.query("BEGIN");
  try {
    if (serverId) await application.query("SELECT set_config('app.server_id', $1, true)", [serverId]);
    return await application.query(sql, values);
  } finally {
    await application.query("ROLLBACK");
  }
}

describe("the application's role", () => {
  it("sees the rows of the server that the transaction names, and none without one", async () => {
    for (const table of ["Character", "Photo"]) {
      expect((await as(theirs, `SELECT * FROM "${table}"`)).rowCount).toBe(1);
      expect((await as(mine, `SELECT * FROM "${table}"`)).rowCount).toBe(0);
      expect((await as(null, `SELECT * FROM "${table}"`)).rowCount).toBe(0);
    }
    expect((await as(mine, 'SELECT * FROM "Server"')).rows.map(({ id }) => id)).toEqual([mine]);
    expect((await as(null, 'SELECT * FROM "Server"')).rowCount).toBe(0);
  });

  it("cannot change, remove or add rows of another server", async () => {
    expect((await as(mine, `UPDATE "Character" SET "name" = 'x' WHERE "id" = $1`, [theirCharacter])).rowCount).toBe(0);
    expect((await as(mine, 'DELETE FROM "Character"')).rowCount).toBe(0);
    expect((await as(mine, 'DELETE FROM "Server" WHERE "id" = $1', [theirs])).rowCount).toBe(0);
    const insert = `INSERT INTO "Photo" ("id", "serverId", "characterId", "position") VALUES (gen_random_uuid(), $1, $2, 9)`;
    await expect(as(mine, insert, [theirs, theirCharacter])).rejects.toThrow(/row-level security/);
    await expect(as(mine, insert, [mine, theirCharacter])).rejects.toThrow(/foreign key/);
    await expect(as(theirs, 'UPDATE "Character" SET "serverId" = $1', [mine])).rejects.toThrow(/row-level security/);
  });

  it("cannot switch row-level security off", async () => {
    const name = (await application.query("SELECT current_user AS name")).rows[0].name;
    for (const sql of [
      'ALTER TABLE "Character" DISABLE ROW LEVEL SECURITY',
      'ALTER TABLE "Character" NO FORCE ROW LEVEL SECURITY',
      'DROP POLICY "own_server" ON "Character"',
      'CREATE POLICY "all" ON "Character" USING (true)',
      'TRUNCATE "Character"',
      'SET row_security = off; SELECT * FROM "Character"',
      `ALTER ROLE ${name} BYPASSRLS`,
      `ALTER ROLE ${name} SUPERUSER`,
      "SET ROLE storymaker_owner",
      "CREATE ROLE another",
      "CREATE TABLE public.copy (a int)",
      "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "SELECT * FROM _prisma_migrations",
    ])
      await expect(as(mine, sql), sql).rejects.toThrow();
  });

  it("holds through the library: other servers' ids find nothing", async () => {
    const { characters, photos, identities } = test.library;
    expect(await characters.get(mine, theirCharacter)).toBeNull();
    expect(await characters.remove(mine, theirCharacter)).toBe(false);
    expect(await photos.list(mine, theirCharacter)).toEqual([]);
    expect(await identities.put(mine, theirCharacter, "pack", new Uint8Array(1))).toBe(false);
    expect(await characters.get(theirs, theirCharacter)).not.toBeNull();
  });

  it("leaves no server behind on a pooled connection", async () => {
    await as(theirs, "SELECT 1");
    expect((await application.query(`SELECT current_setting('app.server_id', true) AS id`)).rows[0].id).toBe("");
    expect((await application.query('SELECT * FROM "Character"')).rowCount).toBe(0);
  });
});

describe("the library", () => {
  it("does not open as a role that row-level security does not hold", async () => {
    await expect(openLibrary({ ...test, databaseUrl: test.ownerUrl })).rejects.toThrow(/APP_DATABASE_URL/);
  });

  it("finds every table with a server under a forced policy", async () => {
    const { rows } = await owner.query(
      `SELECT c.relname AS name, c.relforcerowsecurity AND c.relrowsecurity AS forced,
              (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(8);
    for (const row of rows) expect(row).toMatchObject({ forced: true, policies: 1 });
  });
});

describe("migrations", () => {
  it("are applied once, and are refused by an older edition", async () => {
    expect(await migrate(owner)).toEqual([]);
    await expect(migrate(owner, [])).rejects.toThrow(/newer edition/);
  });

  it("that fail are taken back whole", async () => {
    const bad = { name: "99999999999999_bad", sql: "CREATE TABLE half (a int); SELECT 1/0;", checksum: "" };
    await expect(migrate(owner, [...readMigrations(), bad])).rejects.toThrow(/division by zero/);
    expect((await owner.query("SELECT to_regclass('half') AS half")).rows[0].half).toBeNull();
    expect(await migrate(owner)).toEqual([]);
  });

  it("run at the same time from several processes, and with another role of one's own", async () => {
    const urls = await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(test.ownerUrl, test.encryptionKey)));
    expect(new Set(urls)).toEqual(new Set([test.databaseUrl]));
  });
});

describe("a database of one's own", () => {
  it("is used with an owner that may create roles, or with a role made by hand, and not otherwise", async () => {
    const name = new URL(test.ownerUrl).pathname.slice(1);
    const url = (user: string, database: string) => {
      const changed = new URL(test.ownerUrl);
      [changed.username, changed.password, changed.pathname] = [user, "secret", database];
      return changed.href;
    };
    const plain = `${name}_plain`;
    const hand = `${name}_hand`;
    try {
      await owner.query(`CREATE ROLE ${plain} LOGIN PASSWORD 'secret'`);
      await owner.query(`CREATE ROLE ${hand} LOGIN PASSWORD 'secret'`);
      await owner.query(`CREATE DATABASE ${plain} OWNER ${plain}`);
      await expect(prepareDatabase(url(plain, plain), test.encryptionKey)).rejects.toThrow(/APP_DATABASE_URL/);
      expect(await prepareDatabase(url(plain, plain), test.encryptionKey, url(hand, plain))).toBe(url(hand, plain));
      const library = await openLibrary({ ...test, databaseUrl: url(hand, plain) });
      await library.servers.findOrCreate({ platform: "web", platformId: "a", name: "A" });
      await library.close();
      await expect(openLibrary({ ...test, databaseUrl: url(plain, plain) })).rejects.toThrow(/owner of the tables/);
      await owner.query(`ALTER ROLE ${plain} CREATEROLE`);
      const made = await prepareDatabase(url(plain, plain), test.encryptionKey);
      expect(new URL(made).username).toBe(`${plain}_application`);
      await (await openLibrary({ ...test, databaseUrl: made })).close();
    } finally {
      await owner.query(`DROP DATABASE IF EXISTS ${plain} WITH (FORCE)`);
      for (const role of [plain, hand, `${plain}_application`]) await owner.query(`DROP ROLE IF EXISTS ${role}`);
    }
  });
});
