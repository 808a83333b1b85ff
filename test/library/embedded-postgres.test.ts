import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { schemaDifference } from "../../src/library/database/schema-difference.ts";
import { openLibrary, startDatabase } from "../../src/library/index.ts";
import { testDatabase } from "../support/database.ts";

const holder = fileURLToPath(new URL("hold-database.ts", import.meta.url));
let dataFolder: string;
const children: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(os.tmpdir(), "storymaker-embedded-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
});
afterAll(async () => {
  const database = await startDatabase({ dataFolder });
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Starts a process that holds the database; resolves to it and the URL that it prints. */
async function hold(): Promise<{ child: ChildProcessWithoutNullStreams; url: string }> {
  const child = spawn(process.execPath, [holder, dataFolder]);
  children.push(child);
  let errors = "";
  child.stderr.on("data", (text) => (errors += text));
  const [line] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(errors))),
  ]);
  return { child, url: String(line).trim() };
}

async function end(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin.end();
  await once(child, "exit");
}

async function clusterFolder(): Promise<string> {
  return JSON.parse(await readFile(path.join(dataFolder, "postgres.json"), "utf8")).folder;
}
async function postmaster(): Promise<number> {
  return Number((await readFile(path.join(await clusterFolder(), "postmaster.pid"), "utf8")).split("\n")[0]);
}
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query('SELECT count(*) FROM "Server"')).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

describe("the embedded database", () => {
  it("is started once by processes that start together, and stops with the last", async () => {
    const held = await Promise.all([hold(), hold(), hold()]);
    expect(new Set(held.map(({ url }) => url)).size).toBe(1);
    const { url } = held[0]!;
    await end(held[0]!.child);
    await end(held[1]!.child);
    expect(await answers(url)).toBe(true);
    await end(held[2]!.child);
    expect(await answers(url)).toBe(false);
    expect(existsSync(path.join(await clusterFolder(), "postmaster.pid"))).toBe(false);
  });

  it("keeps its port, its secrets to its user, and starts quickly when nothing is to do", async () => {
    const before = (await hold()).url;
    await end(children.pop()!);
    const started = performance.now();
    const database = await startDatabase({ dataFolder });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(database.databaseUrl).toBe(before);
    expect(database.encryptionKey).toHaveLength(32);
    for (const file of ["postgres.json", "encryption.key"])
      expect((await stat(path.join(dataFolder, file))).mode & 0o777).toBe(0o600);
    await database.close();
    await database.close();
  });

  it("is joined again after the process that started it was killed", async () => {
    const { child, url } = await hold();
    const pid = await postmaster();
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await answers(url)).toBe(true);
    expect((await hold()).url).toBe(url);
    expect(await postmaster()).toBe(pid);
  });

  it("is started again after it was killed, by those who use it and with what was written", async () => {
    const database = await startDatabase({ dataFolder });
    const library = await openLibrary({ ...database, dataFolder });
    const server = await library.servers.findOrCreate({ platform: "web", platformId: "a", name: "A" });
    let gaps = 0;
    await library.events.subscribe(
      () => {},
      () => gaps++,
    );
    process.kill(await postmaster(), "SIGKILL");
    await expect.poll(() => answers(database.databaseUrl), { timeout: 20_000 }).toBe(true);
    expect(await library.servers.get(server.id)).toEqual(server);
    await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1);
    await library.close();
    await database.close();
  });

  it("starts though its number belongs to another program now, as in a restarted container", async () => {
    const { child } = await hold();
    const file = path.join(await clusterFolder(), "postmaster.pid");
    const left = await readFile(file, "utf8");
    await end(child);
    await writeFile(file, left.replace(/^\d+/, String(process.pid)));
    const { url } = await hold();
    expect(await answers(url)).toBe(true);
  });

  it("takes another port when another program has its own", async () => {
    const { child, url } = await hold();
    await end(child);
    const thief = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => thief.listen(Number(new URL(url).port), "127.0.0.1", resolve));
    const moved = await hold();
    expect(moved.url).not.toBe(url);
    expect(await answers(moved.url)).toBe(true);
    await new Promise((resolve) => thief.close(resolve));
  });

  it("says what is wrong with a configuration that cannot work", async () => {
    const databaseUrl = "postgresql://nobody:x@127.0.0.1:1/none";
    await expect(startDatabase({ dataFolder, databaseUrl })).rejects.toThrow(/STORYMAKER_KEY/);
    await expect(startDatabase({ dataFolder, databaseUrl, encryptionKey: new Uint8Array(32) })).rejects.toThrow(
      /DATABASE_URL does not answer/,
    );
  });
});

it("the migrations lead to schema.prisma", async () => {
  const database = await testDatabase();
  try {
    expect(await schemaDifference(database.ownerUrl)).toBe("");
  } finally {
    await database.close();
  }
});
