import type { FastifyInstance, FastifyRequest } from "fastify";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether only this machine reaches an address that is listened on. */
export const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "::1"].includes(host);

const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/**
 * Keeps other sites out: strict headers on every answer, and no request from a page that is not ours.
 * A page that listens on this machine only also refuses other host names, with which a site could pass for it (DNS
 * rebinding).
 */
export function guardAgainstOtherSites(app: FastifyInstance, host: string): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headers);
    if (isLoopback(host) && !loopbackNames.has(request.headers.host?.replace(/:\d+$/u, "") ?? ""))
      return reply.code(403).send({ error: "This page is for this machine only: open it as localhost." });
    if (request.method !== "GET" && request.method !== "HEAD" && isForeign(request))
      return reply.code(403).send({ error: "This request came from another site." });
  });
}

/** Programs that are no browser send neither header, and carry no visitor's cookie by themselves. */
function isForeign({ headers }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  if (headers.origin === undefined) return false;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host;
}

/** Allows each key a number of uses at once, refilled at an even pace: a token bucket. */
export class RateLimit {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #burst: number;
  readonly #perSecond: number;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
  }

  /** Seconds to wait before the next use; 0: go ahead. */
  use(key: string, now = Date.now()): number {
    if (this.#buckets.size > 10_000) this.#forgetFull(now);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    const tokens = this.#refilled(bucket, now);
    if (tokens < 1) return Math.ceil((1 - tokens) / this.#perSecond);
    this.#buckets.set(key, { tokens: tokens - 1, at: now });
    return 0;
  }

  #refilled({ tokens, at }: { tokens: number; at: number }, now: number): number {
    return Math.min(this.#burst, tokens + ((now - at) / 1000) * this.#perSecond);
  }

  #forgetFull(now: number): void {
    for (const [key, bucket] of this.#buckets)
      if (this.#refilled(bucket, now) >= this.#burst) this.#buckets.delete(key);
  }
}
