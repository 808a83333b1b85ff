import { Pace, storyProgress } from "../../commands/index.ts";
import type { LibraryEvent, StoryWithPanels } from "../../library/index.ts";
import { type SlackMessage, slackMessage } from "./blocks.ts";
import { takeCancelAway } from "./cancel-button.ts";
import { threadOf } from "./delivery.ts";
import { slackError } from "./errors.ts";
import { findPosted, type Mark, postOnce } from "./post-once.ts";
import type { Workspace } from "./workspaces.ts";

/** The one message that shows how far a story is, in the story's thread. */
export class ProgressMessage {
  readonly #mark: Mark;
  readonly #pace = new Pace();
  /** An earlier process posted it, if anybody did. */
  #isOld = true;
  /** undefined: not posted or found yet; null: there is none. */
  #ts: string | null | undefined;
  #shown = "";
  /** What the story's thread began with, where this process posted it. */
  #first: SlackMessage | null = null;
  /** The story was over, and is not cancelled any more. */
  #isOver = false;
  #last: Promise<void> = Promise.resolve();

  constructor(storyId: string) {
    this.#mark = { type: "progress", id: storyId };
  }

  /** The story has just got its thread: nobody can have posted the message there, or deleted it. */
  begin(first: SlackMessage): void {
    this.#last = this.#last.then(() => {
      this.#first = first;
      this.#isOld = false;
      if (this.#ts === null) this.#ts = undefined;
    });
  }

  hear(event: LibraryEvent): void {
    if (event.type === "panel" && event.status === "drawing")
      this.#pace.step(event.panelId, event.step, performance.now());
  }

  /** Shows the story as it is now: posts the message, or edits it where that changes anything. One call after another. */
  async show(workspace: Workspace, story: StoryWithPanels): Promise<void> {
    const shown = this.#last.then(() => this.#show(workspace, story));
    this.#last = shown.catch(() => {});
    await shown;
  }

  async #show({ clients }: Workspace, story: StoryWithPanels): Promise<void> {
    const where = threadOf(story);
    const message = slackMessage(storyProgress(story, { secondsLeft: this.#pace.secondsLeft(story) }), () => undefined);
    const shown = JSON.stringify(message);
    if (this.#ts === undefined && this.#isOld) this.#ts = await findPosted(clients, where, this.#mark);
    if (this.#ts === undefined) this.#ts = await postOnce(clients, where, this.#mark, message);
    else if (this.#ts !== null && shown !== this.#shown) {
      const update = { channel: where.channelId, ts: this.#ts, ...message };
      await clients.calm.chat.update(update).catch((error: unknown) => {
        // Somebody deleted it and does not want to see it.
        if (slackError(error) !== "message_not_found") throw error;
        this.#ts = null;
      });
    }
    this.#shown = shown;
    if (story.status === "drawing" || this.#isOver) return;
    await takeCancelAway(clients, where, story.id, this.#first);
    this.#isOver = true;
  }
}
