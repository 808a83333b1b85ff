import { setTimeout as sleep } from "node:timers/promises";
import type { APIMessage } from "discord.js";
import { Pace, storyProgress } from "../../commands/index.ts";
import type { Library, Story } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import { canCancel, takeCancelAway } from "./cancel-buttons.ts";
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
  /** Ends that waiting. */
  hurry: AbortController;
  /** Something happened since that edit began. */
  again: boolean;
  /** It shows how the story ended, or is about to. */
  isOver: boolean;
  /** Why it cannot be edited. */
  problem: unknown;
}

/** Milliseconds that last edits are given when the bot stops. */
const closeGrace = 3000;

/** One message a story that shows how far it is, edited at a polite rate until the story is over. */
export class Progress {
  readonly #library: Library;
  readonly #posts: Posts;
  readonly #log: Logger;
  readonly #every: number;
  readonly #isOurs: (channelId: string) => boolean;
  readonly #shown = new Map<string, Shown>();
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
      if (!story || this.#shown.get(storyId)?.isOver === false) return;
      const rendered = await render(storyProgress(story, { secondsLeft: null }), noPicture);
      const { id } = await this.#posts.post(channelId, rendered, nonceOf(`progress ${story.panels.length}`, storyId));
      this.#show(story, channelId, id);
    } catch (error) {
      this.#log.warn({ err: error, story: storyId }, "a story's progress cannot be shown");
    }
  }

  /** Goes on with the message of an earlier process. */
  resume(story: Story, channelId: string, own: readonly APIMessage[]): void {
    if (this.#isOurs(channelId)) this.#adopt(story, channelId, own);
  }

  /** The message of another process: the newest of the bot's own there, no answer, that can cancel the story. */
  #adopt(story: Story, channelId: string, own: readonly APIMessage[]): void {
    if (this.#shown.has(story.id)) return;
    const message = own.find((each) => canCancel(each, story.id) && !each.interaction_metadata);
    if (message) this.#show(story, channelId, message.id);
  }

  /**
   * Shows how a story ended, now, whichever process has shown how far it was: what follows it is posted below.
   * @throws DiscordAPIError when it cannot be shown yet
   */
  async finish(story: Story, channelId: string): Promise<void> {
    if (!this.#shown.has(story.id))
      this.#adopt(story, channelId, await this.#posts.ownSince(channelId, story.createdAt));
    const shown = this.#shown.get(story.id);
    if (!shown) return takeCancelAway(this.#posts, story);
    this.#touch(shown);
    await hurry(shown);
    if (shown.problem) throw shown.problem;
  }

  /** Shows what has changed last, without waiting for its time, and then nothing more. */
  async close(): Promise<void> {
    this.#stop();
    await Promise.race([
      Promise.all([...this.#shown.values()].map(hurry)),
      sleep(closeGrace, undefined, { ref: false }),
    ]);
  }

  #show(story: Story, channelId: string, messageId: string): void {
    const { id: storyId, serverId } = story;
    const place = { serverId, storyId, channelId, messageId };
    const fresh = { pace: new Pace(), editedAt: Date.now(), editing: null, hurry: new AbortController(), again: false };
    const shown: Shown = { ...place, ...fresh, isOver: false, problem: null };
    this.#shown.set(storyId, shown);
    this.#touch(shown);
  }

  #touch(shown: Shown): void {
    shown.again = true;
    shown.editing ??= this.#edit(shown)
      .catch((error: unknown) => {
        this.#log.warn({ err: error, story: shown.storyId }, "a story's progress is not shown any more");
        shown.problem = error;
        this.#forget(shown);
      })
      .finally(() => {
        shown.editing = null;
        if (shown.again && this.#shown.get(shown.storyId) === shown) this.#touch(shown);
      });
  }

  /** A story that was continued meanwhile has another message. */
  #forget(shown: Shown): void {
    if (this.#shown.get(shown.storyId) === shown) this.#shown.delete(shown.storyId);
  }

  async #edit(shown: Shown): Promise<void> {
    const { signal } = shown.hurry;
    await sleep(Math.max(0, shown.editedAt + this.#every - Date.now()), undefined, { signal }).catch(
      (error: unknown) => {
        if (!signal.aborted) throw error;
      },
    );
    shown.again = false;
    const story = await this.#library.stories.get(shown.serverId, shown.storyId);
    if (!story) return this.#forget(shown);
    shown.isOver = story.status !== "drawing";
    shown.editedAt = Date.now();
    const message = storyProgress(story, { secondsLeft: shown.pace.secondsLeft(story) });
    await this.#posts.edit(shown.channelId, shown.messageId, await render(message, noPicture));
    if (!shown.isOver) return;
    await takeCancelAway(this.#posts, story);
    this.#forget(shown);
  }
}

/** Has edits that wait made now. */
async function hurry(shown: Shown): Promise<void> {
  shown.hurry.abort();
  while (shown.editing) await shown.editing;
}

const noPicture = () => Promise.reject(new Error("progress has no pictures"));
