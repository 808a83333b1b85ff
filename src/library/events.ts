import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { eventChannel } from "./server-transaction.ts";
import type { LibraryEvent } from "./types.ts";

interface Subscriber {
  handler: (event: LibraryEvent) => void;
  onGap: (() => void) | undefined;
}

/** LISTEN on one connection of its own, made when somebody first listens and made again when it is lost. */
export class Events {
  readonly #databaseUrl: string;
  readonly #subscribers = new Set<Subscriber>();
  #connection: Promise<pg.Client> | null = null;
  #closed = false;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  async subscribe(handler: (event: LibraryEvent) => void, onGap?: () => void): Promise<() => void> {
    const subscriber = { handler, onGap };
    this.#connection ??= this.#connect();
    try {
      await this.#connection;
    } catch (error) {
      this.#connection = null;
      throw error;
    }
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#subscribers.clear();
    const client = await this.#connection?.catch(() => null);
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      application_name: "storymaker events",
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client.on("error", () => {}); // "end" follows.
    client.on("notification", ({ payload }) => this.#tell(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${eventChannel}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    client.once("end", () => {
      if (!this.#closed) this.#connection = this.#reconnect();
    });
    return client;
  }

  async #reconnect(): Promise<pg.Client> {
    for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
      if (this.#closed) throw new Error("closed");
      try {
        const client = await this.#connect();
        for (const { onGap } of this.#subscribers) onGap?.();
        return client;
      } catch {
        await sleep(wait);
      }
    }
  }

  #tell(payload: string | undefined): void {
    if (!payload) return;
    const event = JSON.parse(payload) as LibraryEvent;
    for (const { handler } of this.#subscribers) handler(event);
  }
}
