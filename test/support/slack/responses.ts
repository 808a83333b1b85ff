import type { Block, SlackState } from "./state.ts";

const mostUses = 5;

/** The response URLs of events: each works five times. */
export class ResponseUrls {
  readonly #state: SlackState;
  readonly #url: () => string;
  readonly #open = new Map<string, { channel: string; user: string; ephemeral: string | null; uses: number }>();

  constructor(state: SlackState, url: () => string) {
    this.#state = state;
    this.#url = url;
  }

  /** @param ephemeral the message whose button was pressed, where only its person sees it */
  make(channel: string, user: string, ephemeral: string | null = null): string {
    const id = this.#state.newId("R");
    this.#open.set(id, { channel, user, ephemeral, uses: 0 });
    return `${this.#url()}/response/${id}`;
  }

  /** Half an hour passes: none that was given out works any more. */
  end(): void {
    this.#open.clear();
  }

  /** A new ephemeral message, or one in place of the message it came from. False: it does not work any more. */
  use(id: string, message: Record<string, unknown>): boolean {
    const response = this.#open.get(id);
    if (!response || response.uses >= mostUses) return false;
    response.uses++;
    const { ephemerals } = this.#state;
    const own = ephemerals.find((candidate) => candidate.id === response.ephemeral);
    const shown = { text: String(message.text), blocks: message.blocks as Block[] };
    if (message.delete_original && own) own.deleted = true;
    else if (message.replace_original && own) Object.assign(own, shown);
    else {
      const { channel, user } = response;
      ephemerals.push({ id: this.#state.newTs(), channel, user, ...shown, deleted: false });
    }
    return true;
  }
}
