/** Rate limits as Discord's: a bucket a channel and kind of request. Interactions and their answers are not limited here. */
export class Buckets {
  /** Requests that a bucket takes in a time; the default is more than a test needs. */
  limit = { count: 50, milliseconds: 100 };
  readonly #buckets = new Map<string, { used: number; until: number }>();

  /** One more request. @returns milliseconds to wait before it may be made, and the headers that tell of the limit */
  take(method: string, path: string): { wait: number; headers: Record<string, string> } {
    const [, channel, kind = ""] = /^(\/channels\/\d+)(\/.*)/u.exec(path) ?? [];
    if (!channel) return { wait: 0, headers: {} };
    const route = `${method}${kind.replaceAll(/\d+/gu, "id")}`;
    const name = `${channel} ${route}`;
    const now = Date.now();
    const bucket = this.#buckets.get(name);
    const current = bucket && bucket.until > now ? bucket : { used: 0, until: now + this.limit.milliseconds };
    this.#buckets.set(name, current);
    current.used += 1;
    const wait = current.until - now;
    const headers = {
      ...{ "x-ratelimit-limit": String(this.limit.count), "x-ratelimit-bucket": route },
      "x-ratelimit-remaining": String(Math.max(0, this.limit.count - current.used)),
      "x-ratelimit-reset-after": String(wait / 1000),
    };
    if (current.used <= this.limit.count) return { wait: 0, headers };
    return { wait, headers: { ...headers, "retry-after": String(wait / 1000), "x-ratelimit-scope": "user" } };
  }
}
