import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { LibraryError } from "../errors.ts";
import {
  findPostgresBinaries,
  type PostgresBinaries,
  postgresUser,
  type RunAs,
  reachable,
  rootsSharedFolder,
} from "./postgres-binaries.ts";
import { removeStalePid } from "./postgres-pid.ts";
import { withProcessLock } from "./process-lock.ts";

const owner = "storymaker_owner";
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

/** Kept in the folder, mode 0600. */
interface State {
  cluster: string;
  port: number;
  password: string;
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
  let { state, holder, binaries, user } = await start();
  let closing = false;

  const watch = (client: pg.Client): void => {
    client.on("error", () => {});
    client.once("end", () => {
      if (closing) return;
      log("PostgreSQL has stopped; starting it again");
      start().then(
        (again) => {
          ({ state, holder, binaries, user } = again);
          if (closing) void holder.end();
          else watch(holder);
        },
        (error) => log(`PostgreSQL could not be started again: ${error}`),
      );
    });
  };
  watch(holder);

  return {
    ownerUrl: (database) => urlOf(state, database),
    cluster: state.cluster,
    async close() {
      if (closing) return;
      closing = true;
      await withProcessLock(lockFile, async () => {
        const others = await otherHolders(holder);
        await holder.end().catch(() => {});
        if (others === 0) await run(binaries.pgCtl, ["-D", state.cluster, "-m", "fast", "-w", "stop"], user);
      });
    },
  };
}

interface Started {
  state: State;
  holder: pg.Client;
  binaries: PostgresBinaries;
  user: RunAs | null;
}

async function startOrJoin(folder: string, durable: boolean, log: (message: string) => void): Promise<Started> {
  const stateFile = path.join(folder, "postgres.json");
  let state = readState(stateFile);
  if (!state) {
    state = { cluster: chooseCluster(folder, log), port: await freePort(), password: randomBytes(24).toString("hex") };
    writeState(stateFile, state);
  }
  const user = postgresUser(state.cluster);
  const binaries = findPostgresBinaries(user);
  if (!existsSync(path.join(state.cluster, "PG_VERSION"))) await initialise(state, binaries, user, durable);

  let problem: unknown;
  for (let attempt = 0; attempt < 60; attempt++) {
    const answer = await connect(state);
    if (answer instanceof pg.Client) return { state, holder: answer, binaries, user };
    problem = answer;
    if (answer.code === "57P03") {
      // Starting up, recovering after a crash, or shutting down.
      await sleep(200);
      continue;
    }
    removeStalePid(state.cluster);
    if (!(await isFree(state.port))) {
      state = { ...state, port: await freePort() };
      writeState(stateFile, state);
    }
    const logFile = path.join(path.dirname(state.cluster), "postgres.log");
    const started = await run(
      binaries.pgCtl,
      ["-D", state.cluster, "-l", logFile, "-o", `-p ${state.port}`, "-w", "-t", "60", "start"],
      user,
    );
    if (started.code !== 0) {
      // Processes of a killed server may still be ending.
      problem = new Error(`pg_ctl: ${started.output}; see ${logFile}`);
      await sleep(250);
    }
  }
  throw new LibraryError("database", `PostgreSQL in ${state.cluster} does not start. ${problem}`, { cause: problem });
}

/** The folder itself, or, where root's own folders keep the user that PostgreSQL runs as out, one in /var/lib. */
function chooseCluster(folder: string, log: (message: string) => void): string {
  const inside = path.join(folder, "postgres", "data");
  const user = postgresUser();
  if (!user || reachable(folder, user)) return inside;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const outside = path.join(rootsSharedFolder, name, "data");
  log(`PostgreSQL runs as user ${user.uid}, which cannot reach ${folder}: its data is kept in ${outside}`);
  return outside;
}

async function initialise(state: State, binaries: PostgresBinaries, user: RunAs | null, durable: boolean) {
  const parent = path.dirname(state.cluster);
  const partial = `${state.cluster}.new`;
  const passwordFile = path.join(parent, "password");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  if (user) chownSync(parent, user.uid, user.gid);
  writeFileSync(passwordFile, state.password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const made = await run(
    binaries.initdb,
    [
      ...["-D", partial, "-U", owner, "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale=C"],
      ...(durable ? [] : ["--no-sync"]),
      ...Object.entries(settings).flatMap(([name, value]) => ["--set", `${name}=${value}`]),
    ],
    user,
  );
  rmSync(passwordFile);
  if (made.code !== 0) throw new LibraryError("database", `PostgreSQL's initdb failed: ${made.output}`);
  renameSync(partial, state.cluster);
}

function urlOf(state: State, database: string): string {
  return `postgresql://${owner}:${state.password}@127.0.0.1:${state.port}/${database}`;
}

async function connect(state: State): Promise<pg.Client | (Error & { code?: string })> {
  const client = new pg.Client({
    connectionString: urlOf(state, "postgres"),
    application_name: holderName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    if (rows[0]?.data_directory === state.cluster) return client;
    await client.end();
    return new Error(`port ${state.port} belongs to another PostgreSQL`);
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

function readState(file: string): State | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as State;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new LibraryError("database", `${file} cannot be read: it belongs to the user that made it.`, { cause });
  }
}

function writeState(file: string, state: State): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

async function run(command: string, args: string[], user: RunAs | null): Promise<{ code: number; output: string }> {
  // The environment is not handed on: PGDATA and the like would change what is started, and it may hold secrets.
  const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C" };
  const child = spawn(command, args, {
    ...user,
    env,
    cwd: path.parse(command).root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}
