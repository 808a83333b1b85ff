import type { Library, LibraryEvent } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
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

/**
 * Shows how far stories are, each on one message, at the pace that Slack allows a workspace. Stories of an earlier
 * process go on on the message that it posted.
 */
export class Progress {
  readonly #parts: ProgressParts;
  readonly #followed = new Map<string, Followed>();
  readonly #edits = new EvenPace(limits.betweenEdits);
  readonly #closed = new AbortController();
  #stop: () => void = () => {};

  constructor(parts: ProgressParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#stop = await this.#parts.library.events.subscribe(
      (event) => void this.#hear(event),
      () => {
        for (const storyId of this.#followed.keys()) void this.#show(storyId);
      },
    );
  }

  /** Begins to show the progress of a story that has just got its thread. */
  follow(serverId: string, storyId: string): void {
    this.#add(serverId, storyId, false);
    void this.#show(storyId);
  }

  close(): void {
    this.#closed.abort();
    this.#stop();
  }

  async #hear(event: LibraryEvent): Promise<void> {
    if (event.type !== "panel" && event.type !== "story") return;
    const { serverId, storyId } = event;
    if (!this.#followed.has(storyId)) {
      const team = await this.#parts.servers.teamOf(serverId).catch(() => null);
      if (team && !this.#followed.has(storyId)) this.#add(serverId, storyId, true);
    }
    this.#followed.get(storyId)?.message.hear(event);
    await this.#show(storyId);
  }

  #add(serverId: string, storyId: string, isOld: boolean): void {
    if (this.#followed.size >= mostFollowed) this.#followed.delete(this.#followed.keys().next().value!);
    const message = new ProgressMessage(storyId, isOld);
    this.#followed.set(storyId, { serverId, message, stale: false, showing: false });
  }

  /** Shows the newest state when it is the workspace's turn; one call at a time does this for a story. */
  async #show(storyId: string): Promise<void> {
    const followed = this.#followed.get(storyId);
    if (!followed) return;
    followed.stale = true;
    if (followed.showing) return;
    followed.showing = true;
    const { servers, library, log, workspace } = this.#parts;
    try {
      const team = await servers.teamOf(followed.serverId);
      while (followed.stale && team && !this.#closed.signal.aborted) {
        await this.#edits.wait(team, this.#closed.signal);
        followed.stale = false;
        const story = await library.stories.get(followed.serverId, storyId);
        if (story?.threadId) await followed.message.show(await workspace(team), story);
      }
    } catch (error) {
      if (!this.#closed.signal.aborted) log.warn({ err: error, story: storyId }, "progress could not be shown");
    } finally {
      followed.showing = false;
    }
  }
}
