import type { APIMessage } from "discord.js";
import { cancelAction } from "../../commands/index.ts";
import type { Story } from "../../library/index.ts";
import { ifThere, type Posts } from "./posts.ts";

const holdsCancel = (component: unknown, storyId: string): boolean =>
  JSON.stringify(component).includes(cancelAction(storyId));

/** Whether a message has the button that cancels a story: its first one, its progress, and what says that it goes on. */
export const canCancel = ({ components = [] }: APIMessage, storyId: string): boolean =>
  holdsCancel(components, storyId);

/** Takes the button that cancels a story, which is over, off all messages that still have it. */
export async function takeCancelAway(posts: Posts, { id, createdAt, channelId, threadId }: Story): Promise<void> {
  if (threadId === null) return;
  // A thread has the id of the message that it began with, which stands in the channel.
  const first = channelId === null || channelId === threadId ? null : await posts.own(channelId, threadId);
  const there = [...(first ? [first] : []), ...(await posts.ownSince(threadId, createdAt))];
  for (const { id: messageId, channel_id, components = [] } of there.filter((message) => canCancel(message, id))) {
    const left = components.filter((component) => !holdsCancel(component, id));
    await ifThere(posts.editComponents(channel_id, messageId, left));
  }
}
