import pg from "pg";
import type { Logger } from "../log.ts";

/** The Postgres notification channel of the jobs. Payloads: a queue's name (there is work), or `cancel STORY`. */
export const CHANNEL = "storymaker_jobs";

export interface Signals {
  /** Calls `handler` for every notification, and once with "" after a lost connection is back (anything may have been missed). */
  on(handler: (payload: string) => void): () => void;
  close(): Promise<void>;
}

/**
 * Listens for job notifications on a connection of its own and reconnects when it is lost.
 * A notification is only a hint to look sooner: whoever uses it also looks at the database at intervals.
 */
export async function openSignals(options: { databaseUrl: string; log: Logger }): Promise<Signals> {
  const handlers = new Set<(payload: string) => void>();
  let closed = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: options.databaseUrl, keepAlive: true });
    next.on("notification", (message) => {
      for (const handler of handlers) handler(message.payload ?? "");
    });
    // 'error' is followed by 'end'; without a listener it would end the process.
    next.on("error", (error) => options.log.debug({ err: error }, "the connection for job notifications"));
    next.once("end", () => {
      if (client !== next) return;
      options.log.warn("job notifications were interrupted");
      reconnect();
    });
    await next.connect();
    client = next;
    await next.query(`listen ${CHANNEL}`);
  };
  const reconnect = (): void => {
    client = null;
    if (closed) return;
    retry = setTimeout(async () => {
      try {
        await connect();
        for (const handler of handlers) handler("");
      } catch (error) {
        options.log.warn({ err: error }, "cannot listen for job notifications; trying again");
        reconnect();
      }
    }, 1000);
  };

  await connect();
  return {
    on(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
