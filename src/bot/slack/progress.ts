import { setTimeout as sleep } from "node:timers/promises";
import type { Library, LibraryEvent } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import type { SlackMessage } from "./blocks.ts";
import { limits } from "./limits.ts";
import { EvenPace } from "./pace.ts";
import { ProgressMessage } from "./progress-message.ts";
import type { Servers, Workspace } from "./workspaces.ts";

interface ProgressParts {
  library: Library;
  servers: Servers;
  log: Logger;
  workspace(teamId: string): Promise<Workspace>;
}

interface Followed {
  serverId: string;
  message: ProgressMessage;
  /** Something changed since it was shown. */
  stale: boolean;
  showing: boolean;
}

/** Stories whose messages are remembered; of any other, the message is looked for in its thread. */
const mostFollowed = 1000;
/** Milliseconds that last edits are given when the bot stops. */
const closeGrace = 3000;

/**
 * Shows how far stories are, each on one message, at the pace that Slack allows a workspace. Stories of an earlier
 * process go on on the message that it posted.
 */
export class Progress {
  readonly #parts: ProgressParts;
  readonly #followed = new Map<string, Followed>();
  readonly #edits = new EvenPace(limits.betweenEdits);
  readonly #closed = new AbortController();
  readonly #showing = new Set<Promise<void>>();
  #stop: () => void = () => {};

  constructor(parts: ProgressParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#stop = await this.#parts.library.events.subscribe(
      (event) => void this.#hear(event),
      () => {
        for (const storyId of this.#followed.keys()) this.#show(storyId);
      },
    );
  }

  /** Shows the progress of a story that has just got its thread, now: its panels are posted below. Errors are logged. */
  async follow(serverId: string, storyId: string, first: SlackMessage): Promise<void> {
    this.#followedOf(serverId, storyId).message.begin(first);
    await this.#showNow(storyId).catch((error: unknown) => this.#notShown(storyId, error));
  }

  /** Shows how a story ended, now: what follows it in the thread is posted after this. */
  async finish(serverId: string, storyId: string): Promise<void> {
    this.#followedOf(serverId, storyId);
    await this.#showNow(storyId);
  }

  /** Shows what has changed last, without waiting for a moment to do so, and then nothing more. */
  async close(): Promise<void> {
    this.#stop();
    this.#closed.abort();
    await Promise.race([Promise.all(this.#showing), sleep(closeGrace, undefined, { ref: false })]);
  }

  async #hear(event: LibraryEvent): Promise<void> {
    if (event.type !== "panel" && event.type !== "story") return;
    const { serverId, storyId } = event;
    const isOurs = this.#followed.has(storyId) || (await this.#parts.servers.teamOf(serverId).catch(() => null));
    if (!isOurs) return;
    this.#followedOf(serverId, storyId).message.hear(event);
    this.#show(storyId);
  }

  #followedOf(serverId: string, storyId: string): Followed {
    const known = this.#followed.get(storyId);
    if (known) return known;
    if (this.#followed.size >= mostFollowed) this.#followed.delete(this.#followed.keys().next().value!);
    const followed = { serverId, message: new ProgressMessage(storyId), stale: false, showing: false };
    this.#followed.set(storyId, followed);
    return followed;
  }

  #notShown(storyId: string, error: unknown): void {
    this.#parts.log.warn({ err: error, story: storyId }, "progress could not be shown");
  }

  /** Shows the newest state when there is a moment for it in its workspace; one run at a time does this for a story. */
  #show(storyId: string): void {
    const followed = this.#followed.get(storyId);
    if (!followed) return;
    followed.stale = true;
    if (followed.showing) return;
    followed.showing = true;
    const run = this.#showWhileStale(storyId, followed)
      .catch((error: unknown) => this.#notShown(storyId, error))
      .finally(() => {
        followed.showing = false;
        this.#showing.delete(run);
      });
    this.#showing.add(run);
  }

  async #showWhileStale(storyId: string, followed: Followed): Promise<void> {
    const team = await this.#parts.servers.teamOf(followed.serverId);
    if (!team) return;
    const { signal } = this.#closed;
    do {
      await this.#edits.wait(team, signal);
      followed.stale = false;
      await this.#showNow(storyId);
    } while (followed.stale && !signal.aborted);
  }

  async #showNow(storyId: string): Promise<void> {
    const followed = this.#followed.get(storyId);
    if (!followed) return;
    const { servers, library, workspace } = this.#parts;
    const team = await servers.teamOf(followed.serverId);
    const story = await library.stories.get(followed.serverId, storyId);
    if (team && story?.threadId) await followed.message.show(await workspace(team), story);
  }
}
