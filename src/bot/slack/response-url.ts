import type { SlackMessage } from "./blocks.ts";
import { limits } from "./limits.ts";

/** How a response_url is used: a new message for the person alone, or one in place of the message it came from. */
export type ResponseKind = "new" | "replace" | "delete";

/** Where an answer to one event can be sent without being in the channel: few times, and not for long. */
export class ResponseUrl {
  readonly #url: string;
  readonly #threadTs: string | null;
  readonly #until = Date.now() + limits.responseMilliseconds;
  #uses: number = limits.responseUses;

  constructor(url: string, threadTs: string | null) {
    this.#url = url;
    this.#threadTs = threadTs;
  }

  /** False when it is used up or Slack takes nothing any more: answer in another way. */
  async send(message: SlackMessage, kind: ResponseKind): Promise<boolean> {
    if (this.#uses === 0 || Date.now() > this.#until) return false;
    this.#uses--;
    const body = {
      ...(kind === "delete" ? { delete_original: true } : message),
      ...{ response_type: "ephemeral", replace_original: kind === "replace" },
      ...(this.#threadTs ? { thread_ts: this.#threadTs } : {}),
    };
    const headers = { "content-type": "application/json" };
    const answer = await fetch(this.#url, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => null);
    return answer?.ok ?? false;
  }
}
