import type { types } from "@slack/bolt";
import { cancelAction } from "../../commands/index.ts";
import type { SlackMessage } from "./blocks.ts";
import type { Clients } from "./clients.ts";
import { slackError } from "./errors.ts";
import type { Where } from "./post-once.ts";

/**
 * Takes the button that cancels a story, which is over, off the message that its thread began with.
 * @param first that message, where it is known
 */
export async function takeCancelAway(
  clients: Clients,
  { channelId: channel, threadTs: ts }: Where & { threadTs: string },
  storyId: string,
  first: SlackMessage | null,
): Promise<void> {
  const message = first ?? (await firstOf(clients, channel, ts));
  const isLeft = (block: types.KnownBlock) => !JSON.stringify(block).includes(cancelAction(storyId));
  if (!message || message.blocks.every(isLeft)) return;
  const update = { channel, ts, text: message.text, blocks: message.blocks.filter(isLeft) };
  await clients.calm.chat.update(update).catch((error: unknown) => {
    if (slackError(error) !== "message_not_found") throw error;
  });
}

async function firstOf({ calm }: Clients, channel: string, ts: string): Promise<SlackMessage | null> {
  const { messages = [] } = await calm.conversations.replies({ channel, ts, limit: 1 });
  const found = messages.find((message) => message.ts === ts);
  return found?.blocks ? { text: found.text ?? "", blocks: found.blocks as types.KnownBlock[] } : null;
}
