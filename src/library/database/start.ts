import type { Config } from "../../config.ts";

/** A database that is running and migrated, and what opens the library on it. */
export interface Database {
  /** The URL of the application's role, which row-level security holds: for openLibrary and for the job queues. */
  readonly databaseUrl: string;
  /** 32 bytes: STORYMAKER_KEY, or the key made beside the embedded database. */
  readonly encryptionKey: Uint8Array;
  /** An embedded PostgreSQL stops when the last process that shares it closes; another one is left alone. */
  close(): Promise<void>;
}

export type DatabaseConfig = Pick<Config, "databaseUrl" | "applicationDatabaseUrl" | "dataFolder" | "encryptionKey">;
