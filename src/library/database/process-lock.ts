import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const patience = 120_000;

/**
 * Runs work while no other process on this machine holds the same lock file. Node has no file locks of its own; SQLite
 * takes the operating system's, which a killed process gives back.
 *
 * @throws Error after two minutes of waiting.
 */
export async function withProcessLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = new DatabaseSync(file);
  try {
    const giveUpAt = Date.now() + patience;
    while (!acquire(lock)) {
      if (Date.now() > giveUpAt) throw new Error(`Another process has held ${file} for two minutes: stop it first.`);
      await sleep(20);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function acquire(lock: DatabaseSync): boolean {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    const sqliteBusy = 5;
    if ((error as { errcode?: number }).errcode === sqliteBusy) return false;
    throw error;
  }
}
