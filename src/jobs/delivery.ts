import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Library, Panel, StoryWithPanels } from "../library/index.ts";
import type { Logger } from "../log.ts";
import { deliverQueue, TOLD } from "./boss.ts";
import { keepAlive } from "./claim.ts";
import { explainOutcome } from "./explain-outcome.ts";
import type { DeliverJob } from "./job-data.ts";
import { remark } from "./remarks.ts";
import type { Signals } from "./signals.ts";
import { endingNames, nonceOf, overId, toldId, wasTold } from "./told.ts";

/** One panel to post in its story's thread. */
export interface Delivery {
  serverId: string;
  story: StoryWithPanels;
  /** Status "drawn", or "refused" or "failed": then there is no picture and panel.error says why. */
  panel: Panel;
  /** PNG. */
  picture: Uint8Array | null;
  /**
   * The same for every attempt to post this panel, and for no other: 22 letters, digits, - and _.
   * A platform that has posted it already, and was killed before the message id was stored, finds its message by it.
   */
  nonce: string;
  /** The platform's id of the message that the panel was posted with before: to be edited. null: post a new one. */
  replaces: string | null;
}

/** A story whose panels are all posted, to be followed by the whole of it in one picture. */
export interface Ending {
  serverId: string;
  /** Status "done", or "failed" where its author asked to be told. */
  story: StoryWithPanels;
  /** As a delivery's. */
  nonce: string;
}

/** Posts the panel and returns the platform's id of the message. Throwing means: not posted, try again later. */
export type DeliverHandler = (delivery: Delivery) => Promise<string>;

/** Posts the end of a story in its thread and returns the platform's id of the message. Throwing means: try again later. */
export type EndingHandler = (ending: Ending) => Promise<string>;

/**
 * Shows that a story is over (done, failed or cancelled) where it was told, before its end is posted. Also where an earlier
 * process was killed before it had: it may be asked twice. Throwing means: try again later.
 */
export type OverHandler = (story: StoryWithPanels) => Promise<void>;

/** What a platform does with its stories. */
export interface DeliveryHandlers {
  panel: DeliverHandler;
  /** Absent where nothing shows how far a story is. */
  over?: OverHandler;
  ending?: EndingHandler;
}

/** A story of one panel is whole already; its end is posted only where its author asked to be told. */
const FEWEST_FOR_ENDING = 2;
/** Stories that one process posts at the same time. */
const AT_ONCE = 4;
/** Milliseconds between looks at the queue when no notification comes. */
const LOOK = 1000;
/** Milliseconds that posts under way are given when the process stops. */
const CLOSE_GRACE = 5000;

interface DeliveryOptions {
  boss: PgBoss;
  signals: Signals;
  library: Library;
  /** Sends a delivery of the story, for what is still to be posted. */
  deliver(serverId: string, storyId: string): Promise<void>;
  log: Logger;
  platform: string;
  handlers: DeliveryHandlers;
}

/** Claims deliveries of a platform, one at a time per story, and hands their panels to its handler. */
export function startDelivery(options: DeliveryOptions): { close(): Promise<void> } {
  const { boss, log } = options;
  const queue = deliverQueue(options.platform);
  const running = new Set<Promise<void>>();
  let closed = false;
  let looking = false;
  let lookAgain = false;

  const look = async (): Promise<void> => {
    lookAgain = true;
    if (looking) return;
    looking = true;
    try {
      while (lookAgain && !closed && running.size < AT_ONCE) {
        lookAgain = false;
        const [job] = await boss.fetch<DeliverJob>(queue, { includeMetadata: true });
        if (!job) continue;
        lookAgain = true;
        const run = perform(options, queue, job).finally(() => {
          running.delete(run);
          // Another delivery of the same story may have waited for this one.
          void look();
        });
        running.add(run);
      }
    } catch (error) {
      if (!closed) log.warn({ err: error, queue }, "cannot claim deliveries");
    } finally {
      looking = false;
    }
  };

  const stopListening = options.signals.on((payload) => {
    if (payload === queue || payload === "") void look();
  });
  const timer = setInterval(look, LOOK);
  void look();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      stopListening();
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, CLOSE_GRACE).unref())]);
    },
  };
}

async function perform(options: DeliveryOptions, queue: string, job: JobWithMetadata<DeliverJob>): Promise<void> {
  const { boss, log } = options;
  let ours = true;
  const rest = keepAlive(boss, queue, job, () => (ours = false), log);
  try {
    await deliverStory(options, job, () => ours);
    await boss.complete(queue, job);
  } catch (error) {
    log.warn({ err: error, story: job.data.storyId, attempt: job.retryCount }, "a panel could not be posted yet");
    const { message } = error instanceof Error ? error : new Error(String(error));
    await boss.fail(queue, job, { message }).catch((cause) => log.warn({ err: cause }, "cannot give a delivery back"));
  } finally {
    rest();
  }
}

/** Posts, in order of the story, every panel that is ready, up to the first that is still to be drawn. */
async function deliverStory(
  options: DeliveryOptions,
  job: JobWithMetadata<DeliverJob>,
  ours: () => boolean,
): Promise<void> {
  const { library } = options;
  const { serverId, storyId } = job.data;
  const story = await library.stories.get(serverId, storyId);
  if (!story) return;
  for (const panel of story.panels) {
    // What is drawn again keeps its place, so that nothing waits for it.
    if ((panel.status === "waiting" || panel.status === "drawing") && panel.attempt === 0) break;
    if (!(await toPost(options.boss, panel))) continue;
    // The claim lapsed (a process frozen for long): whoever has it now posts the rest.
    if (!ours()) return;
    try {
      await post(options, story, panel);
    } catch (error) {
      if (panel.status !== "drawn" || job.retryCount < job.retryLimit) throw error;
      const log = options.log.child({ err: error, job: job.id, server: serverId, story: storyId, panel: panel.id });
      await library.panels.failed(serverId, panel.id, explainOutcome(log, "NotPosted", remark("not-posted")));
      return options.deliver(serverId, storyId);
    }
  }
  if (ours()) await endStory(options, serverId, storyId);
}

/** It is shown that the story is over, and the whole of it follows its last panel; once, and again when it was continued. */
async function endStory({ boss, library, handlers }: DeliveryOptions, serverId: string, storyId: string) {
  const story = await library.stories.get(serverId, storyId);
  if (!story || story.status === "drawing") return;
  const { over, ending } = handlers;
  const once = async (id: string, tell: () => Promise<object>) => {
    if (!(await wasTold(boss, id))) await boss.send(TOLD, await tell(), { id });
  };
  // A story that is told nowhere yet shows nothing; it is delivered again when it has its thread.
  if (over && story.threadId !== null) await once(overId(story), async () => ({ over: await over(story) }));
  const { id, nonce } = endingNames(story);
  if (ending && hasEnding(story)) await once(id, async () => ({ messageId: await ending({ serverId, story, nonce }) }));
}

function hasEnding({ status, pingAuthor, panels }: StoryWithPanels): boolean {
  if (pingAuthor) return status === "done" || status === "failed";
  return status === "done" && panels.filter(({ messageId }) => messageId !== null).length >= FEWEST_FOR_ENDING;
}

async function toPost(boss: PgBoss, panel: Panel): Promise<boolean> {
  if (panel.deletedAt) return false;
  if (panel.status === "drawn") return true;
  if (panel.status !== "refused" && panel.status !== "failed") return false;
  return !(await wasTold(boss, toldId(panel)));
}

async function post(options: DeliveryOptions, story: StoryWithPanels, panel: Panel): Promise<void> {
  const { library, handlers } = options;
  const { serverId } = story;
  const picture = panel.status === "drawn" ? await library.panels.picture(serverId, panel.id) : null;
  const messageId = await handlers.panel({
    serverId,
    story,
    panel,
    picture,
    nonce: nonceOf(panel),
    replaces: panel.messageId,
  });
  if (panel.status === "drawn") await library.panels.posted(serverId, panel.id, messageId);
  else await options.boss.send(TOLD, { messageId }, { id: toldId(panel) });
}
