import { setTimeout as sleep } from "node:timers/promises";
import { type Message, panelMessage, storyEnding } from "../../commands/index.ts";
import type { Delivery, Ending, Queues } from "../../jobs/index.ts";
import type { Library, Panel, Server, Story } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import { pictureBytes } from "../bot.ts";
import type { Answerable } from "./answers.ts";
import { ifThere, type Posts } from "./posts.ts";
import type { Progress } from "./progress.ts";
import { type Rendered, render } from "./render.ts";
import { openStoryPlace, placeOf } from "./story-place.ts";

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
  /** Stories that this process tells, until their last panel: what is posted of them is known. */
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
    await this.#progress.begin(server.id, story.id, threadId);
    await this.#library.stories.setThread(server.id, story.id, { channelId, threadId });
    await this.#queues.deliver(server.id, story.id);
  }

  /** Shows the progress of the story in this thread if it is being drawn again, because somebody has continued it. */
  async continued(serverId: string, threadId: string | null): Promise<void> {
    if (threadId === null) return;
    const [story] = await this.#library.stories.list(serverId, { threadId, limit: 1 });
    if (story?.status === "drawing") await this.#progress.begin(serverId, story.id, threadId);
  }

  /** Posts a panel where its story is told, or puts it in the place of what it was before. @returns the message's id */
  async deliver({ serverId, story, panel, nonce, replaces }: Delivery): Promise<string> {
    const place = await this.#placeOf(story);
    const rendered = await this.#render(serverId, panelMessage(panel, story));
    const before = replaces ?? (await this.#postedBefore(story, panel, place));
    if (before !== null && (await ifThere(this.#posts.edit(place, before, rendered)))) return before;
    const { id } = await this.#posts.post(place, rendered, nonce);
    if (panel.index === story.panels.length - 1) this.#followed.delete(story.id);
    return id;
  }

  /** Posts the whole story where it was told. @returns the message's id */
  async end({ serverId, story, nonce }: Ending): Promise<string> {
    const rendered = await this.#render(serverId, await storyEnding(this.#library, story));
    return (await this.#posts.post(await this.#placeOf(story), rendered, nonce)).id;
  }

  #render(serverId: string, message: Message): Promise<Rendered> {
    return render(message, (picture) => pictureBytes(this.#library, serverId, picture));
  }

  /**
   * A nonce works for some minutes. So the first time that this process posts for a story, it looks whether an earlier one
   * had posted the panel already, and goes on with that one's message of progress.
   */
  async #postedBefore(story: Story, panel: Panel, place: string): Promise<string | null> {
    if (this.#followed.has(story.id)) return null;
    this.#followed.add(story.id);
    const own = await this.#posts.ownSince(place, story.createdAt);
    this.#progress.resume(story, place, own);
    return own.find(({ components }) => JSON.stringify(components).includes(panel.id))?.id ?? null;
  }

  /** A worker may be faster than the answer that opens the thread. @throws Error when there is no place yet */
  async #placeOf({ serverId, id }: Story): Promise<string> {
    for (const began = performance.now(); performance.now() - began < shortWait; await sleep(lookEvery)) {
      const story = await this.#library.stories.get(serverId, id);
      if (story?.threadId) return story.threadId;
      if (!story?.channelId) throw new Error("the story has no channel to be told in");
      if (Date.now() - story.createdAt.getTime() > placePatience) return story.channelId;
    }
    throw new Error("the story's thread is not open yet");
  }
}
