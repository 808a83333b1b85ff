import { setTimeout as sleep } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { SlackMessage } from "./blocks.ts";
import type { Clients } from "./clients.ts";
import { isUncertain } from "./errors.ts";
import { limits } from "./limits.ts";

/** Where a message goes: into a thread, or (null) into the channel itself. */
export interface Where {
  channelId: string;
  threadTs: string | null;
}

/** What a message is, and an id that no other message has: Slack keeps it with the message as metadata. */
export interface Mark {
  type: "story" | "panel" | "progress" | "answer";
  id: string;
  /** What else there is to know of it. */
  more?: Record<string, string | number>;
}

const mostTries = 3;
/** Milliseconds before a message is looked for whose posting got no clear answer. */
const pause = 300;

/**
 * Posts a message once: Slack has no nonce, so when its answer leaves open whether the message is there, it is looked
 * for by its mark before it is posted again. `mayBeThere` looks before the first try too: after a crash.
 * @returns the message's ts, its id within the channel
 */
export async function postOnce(
  clients: Clients,
  where: Where,
  mark: Mark,
  message: SlackMessage,
  { mayBeThere = false } = {},
): Promise<string> {
  let look = mayBeThere;
  for (let attempt = 1; ; attempt++) {
    const there = look ? await findPosted(clients, where, mark) : null;
    if (there) return there;
    try {
      return await post(clients, where, mark, message);
    } catch (error) {
      if (!isUncertain(error) || attempt === mostTries) throw error;
      look = true;
      await sleep(pause);
    }
  }
}

/** The ts of the message that has this mark; null where there is none among the newest of its thread or channel. */
export async function findPosted({ calm }: Clients, where: Where, mark: Mark): Promise<string | null> {
  const { channelId: channel, threadTs } = where;
  const page = { channel, limit: limits.threadPage, include_all_metadata: true };
  let cursor: string | undefined;
  do {
    const answer: webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse = threadTs
      ? await calm.conversations.replies({ ...page, ts: threadTs, ...(cursor ? { cursor } : {}) })
      : await calm.conversations.history(page);
    const found = (answer.messages as Posted[] | undefined)?.find(({ metadata }) => has(metadata, mark));
    if (found?.ts) return found.ts;
    cursor = threadTs ? answer.response_metadata?.next_cursor : undefined;
  } while (cursor);
  return null;
}

interface Posted {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: Record<string, unknown> };
}

const eventType = ({ type }: Mark) => `storymaker_${type}`;

function has(metadata: Posted["metadata"], mark: Mark): boolean {
  return metadata?.event_type === eventType(mark) && metadata.event_payload?.id === mark.id;
}

/** Whether a message's metadata says that it begins a story. */
export function beginsStory(metadata: unknown): boolean {
  return (metadata as Posted["metadata"])?.event_type === eventType({ type: "story", id: "" });
}

async function post({ once }: Clients, where: Where, mark: Mark, message: SlackMessage): Promise<string> {
  const { ts } = await once.chat.postMessage({
    ...{ channel: where.channelId, ...message, unfurl_links: false, unfurl_media: false },
    ...(where.threadTs ? { thread_ts: where.threadTs } : {}),
    metadata: { event_type: eventType(mark), event_payload: { id: mark.id, ...mark.more } },
  });
  return ts!;
}
