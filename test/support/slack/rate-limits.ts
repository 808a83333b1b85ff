/** Calls that may come in a time. */
export interface Limit {
  count: number;
  milliseconds: number;
}

const minute = 60_000;
const tier2: Limit = { count: 20, milliseconds: minute };
const tier3: Limit = { count: 50, milliseconds: minute };
const tier4: Limit = { count: 100, milliseconds: minute };

/** What Slack's documentation says of the methods that the bot calls. Posts count in their channel alone. */
export const documentedLimits: Record<string, Limit> = {
  "chat.postMessage": { count: 5, milliseconds: 5000 },
  ...{ "usergroups.list": tier2, "usergroups.users.list": tier2 },
  ...{ "chat.update": tier3, "conversations.replies": tier3, "conversations.history": tier3 },
  ...{ "chat.postEphemeral": tier4, "users.info": tier4, "views.open": tier4, "files.info": tier4 },
  ...{ "files.getUploadURLExternal": tier4, "files.completeUploadExternal": tier4 },
};

/** Milliseconds in which calls may come that were sent before a 429 was heard. */
const underWay = 500;

interface Bucket {
  used: number;
  until: number;
  quiet: { from: number; until: number };
}

/** How often methods may be called, and whether callers keep to it. */
export class RateLimits {
  /** None, until a test sets some. */
  limits: Record<string, Limit> = {};
  /** 429s that were answered. */
  refused = 0;
  /** Calls of a method that came although its Retry-After had not passed. */
  impatient = 0;
  readonly #buckets = new Map<string, Bucket>();

  /** One more call. @returns seconds to wait before it may be made; 0: it may */
  take(method: string, channel: unknown): number {
    const bucket = this.#bucket(method, channel);
    const now = performance.now();
    if (bucket.quiet.from < now && now < bucket.quiet.until) this.impatient++;
    const limit = this.limits[method];
    if (!limit) return 0;
    if (bucket.until <= now) Object.assign(bucket, { used: 0, until: now + limit.milliseconds });
    bucket.used++;
    return bucket.used > limit.count ? Math.ceil((bucket.until - now) / 1000) : 0;
  }

  /** A call was answered with 429. */
  hush(method: string, channel: unknown, seconds: number): void {
    this.refused++;
    const now = performance.now();
    this.#bucket(method, channel).quiet = { from: now + underWay, until: now + seconds * 1000 };
  }

  /** Another process calls from now on, which cannot know what the one before was told. */
  forget(): void {
    for (const bucket of this.#buckets.values()) bucket.quiet = { from: 0, until: 0 };
  }

  #bucket(method: string, channel: unknown): Bucket {
    const name = method === "chat.postMessage" ? `${method} ${channel}` : method;
    const bucket = this.#buckets.get(name) ?? { used: 0, until: 0, quiet: { from: 0, until: 0 } };
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
