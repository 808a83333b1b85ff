import { setTimeout as sleep } from "node:timers/promises";
import type { APIMessage } from "discord.js";
import { type Message, panelMessage, storyEnding } from "../../commands/index.ts";
import type { Delivery, Ending, Queues } from "../../jobs/index.ts";
import type { Library, Panel, Server, Story } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import { pictureBytes } from "../bot.ts";
import type { Answerable } from "./answers.ts";
import { canCancel } from "./cancel-buttons.ts";
import { ifThere, type Posts } from "./posts.ts";
import type { Progress } from "./progress.ts";
import { type Rendered, render } from "./render.ts";
import { openStoryPlace, openThread, placeOf } from "./story-place.ts";

/** Milliseconds until a story without a place is told in its channel: the bot was stopped before it had opened a thread. */
const placePatience = 120_000;
/** Milliseconds that a panel waits for its story's place before it is put back, and between looks. */
const shortWait = 2000;
const lookEvery = 100;

/** Where stories are told, and their panels. */
export class Stories {
  readonly #library: Library;
  readonly #queues: Queues;
  readonly #posts: Posts;
  readonly #progress: Progress;
  readonly #log: Logger;
  /** Stories that this process tells, until they end: what is posted of them is known. */
  readonly #followed = new Set<string>();

  constructor(parts: { library: Library; queues: Queues; posts: Posts; progress: Progress; log: Logger }) {
    this.#library = parts.library;
    this.#queues = parts.queues;
    this.#posts = parts.posts;
    this.#progress = parts.progress;
    this.#log = parts.log;
  }

  /** Opens the place of a story whose first message has been posted, and stores it: now its panels can follow. */
  async begin(
    interaction: Answerable,
    server: Server,
    story: NonNullable<Message["story"]>,
    header: { id: string; channel_id: string },
  ): Promise<void> {
    this.#followed.add(story.id);
    const threadId = await openStoryPlace(interaction, this.#posts, header, story.title, this.#log);
    const channelId = placeOf(interaction).channelId ?? header.channel_id;
    await this.#tellAt(server.id, story.id, { channelId, threadId });
    await this.#queues.deliver(server.id, story.id);
  }

  async #tellAt(serverId: string, storyId: string, place: { channelId: string; threadId: string }): Promise<void> {
    await this.#progress.begin(serverId, storyId, place.threadId);
    await this.#library.stories.setThread(serverId, storyId, place);
  }

  /** Shows the progress of what is being drawn in this thread again, because somebody has continued it. */
  async continued(serverId: string, threadId: string | null): Promise<void> {
    if (threadId === null) return;
    for (const { id, status } of await this.#library.stories.list(serverId, { threadId }))
      if (status === "drawing") await this.#progress.begin(serverId, id, threadId);
  }

  /** Posts a panel where its story is told, or puts it in the place of what it was before. @returns the message's id */
  async deliver({ serverId, story, panel, nonce, replaces }: Delivery): Promise<string> {
    const place = await this.#placeOf(story);
    const rendered = await this.#render(serverId, panelMessage(panel, story));
    const before = replaces ?? (await this.#postedBefore(story, panel, place));
    if (before !== null && (await ifThere(this.#posts.edit(place, before, rendered)))) return before;
    return (await this.#posts.post(place, rendered, nonce)).id;
  }

  /** Shows that a story is over where it was told. */
  async over(story: Story): Promise<void> {
    await this.#progress.finish(story, await this.#placeOf(story));
    this.#followed.delete(story.id);
  }

  /** Posts the whole story where it was told. @returns the message's id */
  async end({ serverId, story, nonce }: Ending): Promise<string> {
    const place = await this.#placeOf(story);
    const rendered = await this.#render(serverId, await storyEnding(this.#library, story));
    return (await this.#posts.post(place, rendered, nonce)).id;
  }

  #render(serverId: string, message: Message): Promise<Rendered> {
    return render(message, (picture) => pictureBytes(this.#library, serverId, picture));
  }

  /** A nonce works for some minutes: then a panel that an earlier process had posted is found by its buttons. */
  async #postedBefore(story: Story, panel: Panel, place: string): Promise<string | null> {
    const own = await this.#lookBack(story, place);
    return own.find(({ components }) => JSON.stringify(components).includes(panel.id))?.id ?? null;
  }

  /**
   * What an earlier process has posted of a story, the first time that this one posts for it; goes on with that one's
   * message of progress.
   */
  async #lookBack(story: Story, place: string): Promise<APIMessage[]> {
    if (this.#followed.has(story.id)) return [];
    this.#followed.add(story.id);
    const own = await this.#posts.ownSince(place, story.createdAt);
    this.#progress.resume(story, place, own);
    return own;
  }

  /** A worker may be faster than the answer that opens the thread. @throws Error when there is no place yet */
  async #placeOf(told: Story): Promise<string> {
    const { serverId, id } = told;
    for (const began = performance.now(); performance.now() - began < shortWait; await sleep(lookEvery)) {
      const story = await this.#library.stories.get(serverId, id);
      if (story?.threadId) return story.threadId;
      if (!story?.channelId) throw new Error("the story has no channel to be told in");
      if (Date.now() - story.createdAt.getTime() > placePatience) return story.channelId;
    }
    const place = this.#followed.has(id) ? null : await this.#beganAt(told);
    if (place === null) throw new Error("the story's thread is not open yet");
    return place;
  }

  /** The thread of a story whose first message stands, but an earlier process was stopped before it knew of its thread. */
  async #beganAt({ serverId, id, title, channelId, createdAt }: Story): Promise<string | null> {
    if (channelId === null) return null;
    const own = await this.#posts.ownSince(channelId, createdAt);
    const header = own.find((message) => canCancel(message, id));
    if (!header) return null;
    const threadId = await openThread(this.#posts, header, title, this.#log);
    await this.#tellAt(serverId, id, { channelId, threadId });
    return threadId;
  }
}
