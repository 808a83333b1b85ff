import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * PostgreSQL refuses to start while the process named in postmaster.pid lives. After kill -9, or in a restarted
 * container, that number may belong to another program: then the file is removed, once no process of the old server
 * is left in the data folder.
 */
export function removeStalePid(cluster: string): void {
  const file = path.join(cluster, "postmaster.pid");
  let pid: number;
  try {
    pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  } catch {
    return; // No file: a clean stop.
  }
  if (!isAlive(pid)) return; // PostgreSQL itself takes over from a dead process, and knows best when.
  const left = process.platform === "linux" ? serversOn(cluster) : isPostgres(pid);
  if (!left) rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether any process has the data folder as its working directory, as all of PostgreSQL's processes do. */
function serversOn(cluster: string): boolean {
  const folder = realpathSync(cluster);
  return readdirSync("/proc").some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === folder;
    } catch {
      return false; // It has ended, or is another user's.
    }
  });
}

function isPostgres(pid: number): boolean {
  if (process.platform === "win32") return true;
  return /postgres/.test(execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }));
}
