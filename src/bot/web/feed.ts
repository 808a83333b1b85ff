import type { Language } from "../../commands/index.ts";
import type { Library, LibraryEvent } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import type { FeedEvents } from "./page/api-types.ts";
import type { Room } from "./room.ts";

/** One open page. */
export interface Listener {
  visitorId: string;
  language: Language;
  /** Everything up to this revision has been sent. */
  revision: number;
  send<Name extends keyof FeedEvents>(event: Name, data: FeedEvents[Name], revision?: number): void;
}

/** More missed messages than this are not sent one by one: the page reads the history again. */
const mostReplayed = 200;

/**
 * Tells open pages what happens. Messages carry their revision, so that a page that was away gets what it missed, in
 * order, whichever process posted it; progress is told as it comes.
 */
export class Feed {
  readonly #library: Library;
  readonly #serverId: string;
  readonly #room: Room;
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  /** Reads of messages follow one another, so that nothing is sent twice or out of order. */
  #reading: Promise<void> = Promise.resolve();
  #stop: () => void = () => {};

  constructor(library: Library, serverId: string, room: Room, log: Logger) {
    this.#library = library;
    this.#serverId = serverId;
    this.#room = room;
    this.#log = log;
  }

  get size(): number {
    return this.#listeners.size;
  }

  async start(): Promise<void> {
    this.#stop = await this.#library.events.subscribe(
      (event) => this.#hear(event),
      () => {
        this.#catchUp();
        for (const listener of this.#listeners) listener.send("ready", {});
      },
    );
  }

  /** Sends what a page has missed, then everything as it happens. Returns how to stop. */
  add(listener: Listener): () => void {
    listener.send("ready", {});
    this.#listeners.add(listener);
    this.#catchUp();
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #hear(event: LibraryEvent): void {
    if (event.serverId !== this.#serverId) return;
    if (event.type === "message") this.#catchUp();
    for (const listener of this.#listeners) {
      if (event.type === "panel") {
        const { storyId, panelId, status, step, steps } = event;
        listener.send("panel", { storyId, panelId, status, step, steps });
      } else if (event.type === "story") listener.send("story", { storyId: event.storyId });
      else if (event.type === "character") listener.send("character", { characterId: event.characterId });
    }
  }

  #catchUp(): void {
    this.#reading = this.#reading
      .then(() => this.#readAndSend())
      .catch((error: unknown) => this.#log.error({ err: error }, "messages could not be sent to open pages"));
  }

  async #readAndSend(): Promise<void> {
    if (this.#listeners.size === 0) return;
    const from = Math.min(...[...this.#listeners].map(({ revision }) => revision));
    const messages = await this.#library.messages.changedSince(this.#serverId, from, mostReplayed + 1);
    const tooMany = messages.length > mostReplayed;
    const newest = tooMany ? await this.#library.messages.revision(this.#serverId) : 0;
    for (const listener of this.#listeners) {
      const missed = messages.filter(({ revision }) => revision > listener.revision);
      if (tooMany && missed.length > mostReplayed / 2) {
        listener.send("reset", {}, newest);
        listener.revision = newest;
        continue;
      }
      for (const message of missed) {
        listener.revision = message.revision;
        if (message.privateTo === null || message.privateTo === listener.visitorId)
          listener.send(
            "message",
            this.#room.view(message, { id: listener.visitorId }, listener.language),
            message.revision,
          );
      }
    }
    if (tooMany) this.#catchUp();
  }
}
