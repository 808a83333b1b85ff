import type { webApi } from "@slack/bolt";
import type { Logger } from "../../log.ts";
import { limits } from "./limits.ts";
import { boltLogger } from "./logger.ts";
import { PatientClient } from "./patient-client.ts";

/** Two clients of one workspace, by what may be asked again when Slack gave no clear answer. */
export interface Clients {
  /** For what may be done twice without harm: reading, editing, uploading. Repeats by itself after errors. */
  calm: webApi.WebClient;
  /** For posting: repeats nothing, because a message may be there although the answer was an error. */
  once: webApi.WebClient;
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
    calm: new PatientClient(token, { ...options, gap: limits.betweenCalls }),
    once: new PatientClient(token, { ...options, gap: limits.betweenPosts, retryConfig: { retries: 0 } }),
  };
}
