import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { z } from "zod";
import { LibraryError } from "../errors.ts";
import { type PostgresBinaries, postgresUser, type RunAs, reachable, rootsSharedFolder } from "./postgres-binaries.ts";

/** The superuser's name. */
export const owner = "storymaker_owner";

/** A PostgreSQL's data and how to reach it; kept in the data folder, mode 0600. */
export type Cluster = z.infer<typeof clusterSchema>;

const clusterSchema = z.object({
  /** PostgreSQL's data. */
  folder: z.string(),
  /** Chosen once; another only when it is taken by another program. */
  port: z.number().int(),
  /** The superuser's. */
  password: z.string(),
});

/** The folder itself, or, where root's own folders keep the user that PostgreSQL runs as out, one in /var/lib. */
export function chooseFolder(folder: string, log: (message: string) => void): string {
  const inside = path.join(folder, "postgres", "data");
  const user = postgresUser();
  if (!user) return inside;
  if (reachable(path.dirname(folder), user)) {
    // What lies in the folder is protected by itself: letting others pass through it shows them nothing.
    chmodSync(folder, statSync(folder).mode | 0o011);
    return inside;
  }
  const outside = path.join(rootsSharedFolder, randomUUID(), "data");
  log(`PostgreSQL runs as user ${user.uid}, which cannot reach ${folder}: its data is kept in ${outside}`);
  return outside;
}

export async function initialise(cluster: Cluster, binaries: PostgresBinaries, user: RunAs | null, durable: boolean) {
  const parent = path.dirname(cluster.folder);
  const partial = `${cluster.folder}.new`;
  const passwordFile = path.join(parent, "password");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  if (user) chownSync(parent, user.uid, user.gid);
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
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
  renameSync(partial, cluster.folder);
}

export function readCluster(file: string): Cluster | null {
  if (!existsSync(file)) return null;
  try {
    return clusterSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new LibraryError(
      "database",
      `${file} cannot be read: it belongs to the user that made it, and must be as it was written. ${cause}`,
      { cause },
    );
  }
}

export function writeCluster(file: string, cluster: Cluster): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(cluster, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

export async function run(
  command: string,
  args: string[],
  user: RunAs | null,
): Promise<{ code: number; output: string }> {
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
