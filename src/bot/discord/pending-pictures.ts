import type { SentFile } from "./attachments.ts";

const minutesKept = 15;
const mostKept = 10_000;

/** Addresses of pictures whose modal is open: a modal brings back what was typed into it, and nothing of its message. */
export class PendingPictures {
  readonly #waiting = new Map<string, { files: SentFile[]; until: number }>();

  /** @param id of the interaction that opened the modal */
  put(id: string, files: SentFile[]): void {
    const now = Date.now();
    for (const [other, { until }] of this.#waiting) {
      if (until > now && this.#waiting.size < mostKept) break;
      this.#waiting.delete(other);
    }
    this.#waiting.set(id, { files, until: now + minutesKept * 60_000 });
  }

  /** null: the modal was open for too long, or the bot was started anew meanwhile. */
  take(id: string): SentFile[] | null {
    const found = this.#waiting.get(id);
    this.#waiting.delete(id);
    return found && found.until > Date.now() ? found.files : null;
  }
}
