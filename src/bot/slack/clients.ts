import { webApi } from "@slack/bolt";
import type { Logger } from "../../log.ts";
import { boltLogger } from "./logger.ts";

/** Two clients of one workspace, by what may be asked again when Slack gave no clear answer. */
export interface Clients {
  /** For what may be done twice without harm: reading, editing, uploading. Repeats by itself. */
  calm: webApi.WebClient;
  /** For posting: repeats nothing, because a message may be there although the answer was an error. */
  once: webApi.WebClient;
  /** Until when (on performance.now's clock) Slack takes no more posts in a channel, by the channel's id. */
  quietUntil: Map<string, number>;
}

/** Milliseconds that one request may take. */
const timeout = 30_000;
const repeats = { retries: 5, factor: 2, minTimeout: 500 };

/** What both share: `apiUrl` is Slack's own unless given. */
export function clientOptions(log: Logger, apiUrl?: string): webApi.WebClientOptions {
  return { logger: boltLogger(log), timeout, retryConfig: repeats, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) };
}

export function openClients(token: string, options: webApi.WebClientOptions): Clients {
  return {
    calm: new webApi.WebClient(token, options),
    once: new webApi.WebClient(token, { ...options, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
    quietUntil: new Map(),
  };
}
