import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { LibraryError } from "../errors.ts";

const patience = 120_000;

/**
 * Runs work while no other process on this machine holds the same lock file. Node has no file locks of its own; SQLite
 * takes the operating system's, which a killed process gives back.
 *
 * @throws LibraryError "database" when the file cannot be opened, and after two minutes of waiting.
 */
export async function withProcessLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = openLock(file);
  try {
    const giveUpAt = Date.now() + patience;
    while (!acquire(lock)) {
      if (Date.now() > giveUpAt)
        throw new LibraryError("database", `Another process has held ${file} for two minutes: stop it first.`);
      await sleep(20);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (cause) {
    const reason = `${file} cannot be opened: does its folder belong to another user? Start as that user, or set STORYMAKER_DATA.`;
    throw new LibraryError("database", reason, { cause });
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
