import { randomUUID } from "node:crypto";
import type { Member } from "../library/index.ts";
import type { Attachment } from "./options.ts";

/** A character that waits for its consent. Held in memory only: nothing of a photo is stored before. */
export interface PendingAddition {
  serverId: string;
  personId: string;
  name: string;
  kind: string;
  photos: Attachment[];
  clothes: Attachment | null;
  faceOnly: boolean;
  /** The person of the server whom it shows. */
  person: Member | null;
  /** The character that the photo is added to; null for a new one. */
  addTo: string | null;
}

const minutesKept = 15;
const mostBytes = 256 * 2 ** 20;

/** Additions by a random id, each for a quarter of an hour; the oldest go when there are too many bytes. */
export class PendingAdditions {
  readonly #waiting = new Map<string, { addition: PendingAddition; until: number; bytes: number }>();

  /** Keeps an addition; a person has one at a time on a server. @returns its id */
  put(addition: PendingAddition): string {
    const now = Date.now();
    const files = addition.clothes ? [...addition.photos, addition.clothes] : addition.photos;
    const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    let room = mostBytes - bytes;
    const newestFirst = [...this.#waiting].reverse();
    for (const [id, { addition: other, until, bytes: held }] of newestFirst) {
      room -= held;
      const replaced = other.serverId === addition.serverId && other.personId === addition.personId;
      if (replaced) room += held;
      if (replaced || until < now || room < 0) this.#waiting.delete(id);
    }
    const id = randomUUID();
    this.#waiting.set(id, { addition, until: now + minutesKept * 60_000, bytes });
    return id;
  }

  /** Takes an addition out, if it is still there and this person's. */
  take(id: string, serverId: string, personId: string): PendingAddition | null {
    const found = this.#waiting.get(id);
    if (!found || found.addition.serverId !== serverId || found.addition.personId !== personId) return null;
    this.#waiting.delete(id);
    return found.until < Date.now() ? null : found.addition;
  }
}
