import { setTimeout as sleep } from "node:timers/promises";
import { type REST, RESTEvents } from "discord.js";

/**
 * Keeps 429s that discord.js keeps to only in part: when the first answer of a kind is one, it learns from it which bucket
 * the route belongs to, and sends what comes next through that bucket's own queue, which knows nothing of the 429.
 */
export class QuietRoutes {
  /** By kind of request and channel, on performance.now's clock. */
  readonly #until = new Map<string, number>();

  constructor(rest: REST) {
    rest.on(RESTEvents.Response, ({ method, path }, { status, headers }) => {
      const seconds = Number(headers.get("retry-after"));
      if (status === 429) this.#until.set(kindOf(method, path), performance.now() + seconds * 1000);
    });
  }

  /** Resolves when a request to a channel's route may be sent. */
  async over(method: string, route: `/channels/${string}`): Promise<void> {
    const kind = kindOf(method, route);
    for (let wait = 0; ; await sleep(Math.ceil(wait))) {
      wait = (this.#until.get(kind) ?? 0) - performance.now();
      if (wait <= 0) return void this.#until.delete(kind);
    }
  }
}

/** A kind of request in a channel: the route without ids but the channel's. */
const kindOf = (method: string, route: string) =>
  `${method.toUpperCase()} ${route.replaceAll(/(?<!^\/channels\/)\b\d+/gu, ":id")}`;
