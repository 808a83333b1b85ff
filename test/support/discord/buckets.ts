/** Requests that may come in a time. */
interface Limit {
  count: number;
  milliseconds: number;
}

interface Bucket {
  used: number;
  until: number;
  /** No request may come in this time: a 429 said so. */
  quiet: { from: number; until: number };
}

/** What a request is told of its limits. `wait`, in milliseconds: it is refused with a 429. */
interface Taken {
  wait: number;
  isGlobal: boolean;
  headers: Record<string, string>;
}

/** Milliseconds in which requests may come that were sent before a 429 was heard. */
const underWay = 250;

/**
 * Rate limits as Discord's: a bucket a channel and kind of request, and one for all together. Interactions and their answers
 * are not limited here.
 */
export class Buckets {
  /** Of a bucket, and of all together; the defaults are more than a test needs. */
  limit: Limit = { count: 50, milliseconds: 100 };
  global: Limit = { count: 5000, milliseconds: 1000 };
  /** 429s that were answered. */
  refused = 0;
  /** Requests that came although the Retry-After of a 429 had not passed. */
  impatient = 0;
  readonly #buckets = new Map<string, Bucket>();

  /** One more request. */
  take(method: string, path: string): Taken {
    const { name, route } = nameOf(method, path);
    if (name === null) return { wait: 0, isGlobal: false, headers: {} };
    const all = this.#use("all", this.global);
    if (all.wait > 0) return { ...all, isGlobal: true, headers: headersOf(all.wait, "global") };
    const { wait, bucket } = this.#use(name, this.limit);
    const headers = {
      ...{ "x-ratelimit-limit": String(this.limit.count), "x-ratelimit-bucket": route },
      "x-ratelimit-remaining": String(Math.max(0, this.limit.count - bucket.used)),
      "x-ratelimit-reset-after": String((bucket.until - Date.now()) / 1000),
    };
    return { wait, isGlobal: false, headers: wait > 0 ? { ...headers, ...headersOf(wait, "user") } : headers };
  }

  /** A request of this kind was answered with 429, whatever the reason. */
  hush(method: string, path: string, milliseconds: number): void {
    this.refused++;
    const { name } = nameOf(method, path);
    const quiet = { from: Date.now() + underWay, until: Date.now() + milliseconds };
    if (name !== null) this.#bucket(name, this.limit).quiet = quiet;
  }

  #use(name: string, limit: Limit): { wait: number; bucket: Bucket } {
    const bucket = this.#bucket(name, limit);
    const now = Date.now();
    if (bucket.quiet.from < now && now < bucket.quiet.until) this.impatient++;
    bucket.used += 1;
    return { wait: bucket.used > limit.count ? bucket.until - now : 0, bucket };
  }

  /** Another process calls from now on, which cannot know what the one before was told. */
  forget(): void {
    for (const bucket of this.#buckets.values()) bucket.quiet = { from: 0, until: 0 };
  }

  #bucket(name: string, { milliseconds }: Limit): Bucket {
    const now = Date.now();
    const known = this.#buckets.get(name) ?? { used: 0, until: 0, quiet: { from: 0, until: 0 } };
    if (known.until <= now) Object.assign(known, { used: 0, until: now + milliseconds });
    this.#buckets.set(name, known);
    return known;
  }
}

function nameOf(method: string, path: string): { name: string | null; route: string } {
  const [, channel, kind = ""] = /^(\/channels\/\d+)(\/.*)/u.exec(path) ?? [];
  const route = `${method}${kind.replaceAll(/\d+/gu, "id")}`;
  return { name: channel ? `${channel} ${route}` : null, route };
}

const headersOf = (wait: number, scope: "user" | "global") => ({
  ...{ "retry-after": String(wait / 1000), "x-ratelimit-scope": scope },
  ...(scope === "global" ? { "x-ratelimit-global": "true" } : {}),
});
