import { setTimeout as sleep } from "node:timers/promises";
import { webApi } from "@slack/bolt";

/** Times are on performance.now's clock. */
interface Quiet {
  /** When the Retry-After ends that Slack sent last. */
  until: number;
  /** When the next of those who wait may go on. */
  next: number;
}

/**
 * Slack's client, with a 429 respected by everybody whom it concerns: those who call the same method (in the same
 * channel, for posts) wait until Retry-After is over and then go on one after another. The client's own waiting pauses
 * all methods together and ends with the first Retry-After, also while a later one still runs.
 */
export class PatientClient extends webApi.WebClient {
  readonly #quiet = new Map<string, Quiet>();
  readonly #gap: number;

  /** @param options.gap milliseconds between calls that waited for the same Retry-After */
  constructor(token: string, { gap, ...options }: webApi.WebClientOptions & { gap: number }) {
    super(token, { ...options, rejectRateLimitedCalls: true });
    this.#gap = gap;
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    const limited = method === "chat.postMessage" ? `${method} ${options?.channel}` : method;
    for (;;) {
      await this.#quietIsOver(limited);
      try {
        return await super.apiCall(method, options);
      } catch (error) {
        // Slack did nothing and says when to ask again.
        if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
        const quiet = this.#quiet.get(limited) ?? { until: 0, next: 0 };
        quiet.until = Math.max(quiet.until, performance.now() + error.retryAfter * 1000);
        this.#quiet.set(limited, quiet);
      }
    }
  }

  async #quietIsOver(limited: string): Promise<void> {
    for (;;) {
      const now = performance.now();
      const quiet = this.#quiet.get(limited);
      const moment = Math.max(quiet?.until ?? 0, quiet?.next ?? 0);
      if (!quiet || moment <= now) return void this.#quiet.delete(limited);
      quiet.next = moment + this.#gap;
      // A timer cuts fractions off, and would come too early.
      await sleep(Math.ceil(moment - now));
      // Otherwise somebody who went on earlier was sent away again.
      if (quiet.until <= moment) return;
    }
  }
}
