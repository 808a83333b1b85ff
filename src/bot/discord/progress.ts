import { setTimeout as sleep } from "node:timers/promises";
import type { APIMessage } from "discord.js";
import { Pace, storyProgress } from "../../commands/index.ts";
import type { Library, Story } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import { nonceOf, type Posts } from "./posts.ts";
import { render } from "./render.ts";

/** A story that is being told, and the message that shows how far it is. */
interface Shown {
  serverId: string;
  storyId: string;
  channelId: string;
  messageId: string;
  pace: Pace;
  /** When it was edited last, in milliseconds since 1970. */
  editedAt: number;
  /** An edit that waits for its time, or is under way. */
  editing: Promise<void> | null;
  /** Something happened since that edit began. */
  again: boolean;
}

/** One message a story that shows how far it is, edited at a polite rate until the story is over. */
export class Progress {
  readonly #library: Library;
  readonly #posts: Posts;
  readonly #log: Logger;
  readonly #every: number;
  readonly #isOurs: (channelId: string) => boolean;
  readonly #shown = new Map<string, Shown>();
  readonly #closing = new AbortController();
  #stop: () => void = () => {};

  /**
   * @param parts.every milliseconds between two edits of a message
   * @param parts.isOurs whether of several processes this one shows what goes on in a channel
   */
  constructor(parts: {
    library: Library;
    posts: Posts;
    log: Logger;
    every: number;
    isOurs(channelId: string): boolean;
  }) {
    this.#library = parts.library;
    this.#posts = parts.posts;
    this.#log = parts.log;
    this.#every = parts.every;
    this.#isOurs = parts.isOurs;
  }

  async start(): Promise<void> {
    const all = () => {
      for (const shown of this.#shown.values()) this.#touch(shown);
    };
    this.#stop = await this.#library.events.subscribe((event) => {
      if (event.type !== "panel" && event.type !== "story") return;
      const shown = this.#shown.get(event.storyId);
      if (!shown) return;
      if (event.type === "panel") shown.pace.step(event.panelId, event.step, performance.now());
      this.#touch(shown);
    }, all);
  }

  /** Posts the message, below whatever stands where the story is told. A story goes on without it: errors are logged. */
  async begin(serverId: string, storyId: string, channelId: string): Promise<void> {
    try {
      const story = await this.#library.stories.get(serverId, storyId);
      if (!story || this.#shown.has(storyId)) return;
      const rendered = await render(storyProgress(story, { secondsLeft: null }), noPicture);
      const { id } = await this.#posts.post(channelId, rendered, nonceOf(`progress ${story.panels.length}`, storyId));
      this.#show(story, channelId, id);
    } catch (error) {
      this.#log.warn({ err: error, story: storyId }, "a story's progress cannot be shown");
    }
  }

  /** Goes on with the message of an earlier process: the newest of the bot's own there that can cancel the story. */
  resume(story: Story, channelId: string, own: readonly APIMessage[]): void {
    if (this.#shown.has(story.id) || !this.#isOurs(channelId)) return;
    const message = own.find(({ components }) => JSON.stringify(components).includes(`cancel/${story.id}`));
    if (message) this.#show(story, channelId, message.id);
  }

  async close(): Promise<void> {
    this.#stop();
    this.#closing.abort();
    await Promise.all([...this.#shown.values()].map(({ editing }) => editing));
  }

  #show(story: Story, channelId: string, messageId: string): void {
    const { id: storyId, serverId } = story;
    const place = { serverId, storyId, channelId, messageId };
    const shown = { ...place, pace: new Pace(), editedAt: Date.now(), editing: null, again: false };
    this.#shown.set(storyId, shown);
    this.#touch(shown);
  }

  #touch(shown: Shown): void {
    shown.again = true;
    shown.editing ??= this.#edit(shown)
      .catch((error: unknown) => {
        if (this.#closing.signal.aborted) return;
        this.#log.warn({ err: error, story: shown.storyId }, "a story's progress is not shown any more");
        this.#shown.delete(shown.storyId);
      })
      .finally(() => {
        shown.editing = null;
        if (shown.again && this.#shown.has(shown.storyId) && !this.#closing.signal.aborted) this.#touch(shown);
      });
  }

  async #edit(shown: Shown): Promise<void> {
    const { signal } = this.#closing;
    await sleep(Math.max(0, shown.editedAt + this.#every - Date.now()), undefined, { signal });
    shown.again = false;
    const story = await this.#library.stories.get(shown.serverId, shown.storyId);
    if (story?.status !== "drawing") this.#shown.delete(shown.storyId);
    if (!story) return;
    shown.editedAt = Date.now();
    const message = storyProgress(story, { secondsLeft: shown.pace.secondsLeft(story) });
    await this.#posts.edit(shown.channelId, shown.messageId, await render(message, noPicture));
  }
}

const noPicture = () => Promise.reject(new Error("progress has no pictures"));
