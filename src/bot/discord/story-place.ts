import { ChannelType, DiscordAPIError, RESTJSONErrorCodes } from "discord.js";
import type { Logger } from "../../log.ts";
import type { Answerable } from "./answers.ts";
import { mayOpenThread } from "./permissions.ts";
import type { Posts } from "./posts.ts";

/** Where an interaction took place: in a thread, its channel is the parent. */
export function placeOf({ channel, channelId }: Pick<Answerable, "channel" | "channelId">): {
  channelId: string | null;
  threadId: string | null;
} {
  if (channel?.isThread()) return { channelId: channel.parentId, threadId: channel.id };
  return { channelId, threadId: null };
}

/**
 * Opens the thread of a story for its first message. @returns the channel to post panels in: the thread, or the channel
 * itself where there can be none (a thread already, private messages, a voice channel, no permission, too many threads)
 */
export async function openStoryPlace(
  interaction: Answerable,
  posts: Posts,
  header: { id: string; channel_id: string },
  title: string,
  log: Logger,
): Promise<string> {
  const { channel, appPermissions } = interaction;
  const takesThreads = channel?.type === ChannelType.GuildText || channel?.type === ChannelType.GuildAnnouncement;
  return takesThreads && mayOpenThread(appPermissions) ? openThread(posts, header, title, log) : header.channel_id;
}

/** Opens a thread for a story's first message. @returns its id, or the channel's where Discord refuses */
export async function openThread(
  posts: Posts,
  header: { id: string; channel_id: string },
  title: string,
  log: Logger,
): Promise<string> {
  try {
    return await posts.openThread(header.channel_id, header.id, title);
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : null;
    // A repeated request finds the thread that the first one opened; it has the message's id.
    if (code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return header.id;
    log.info({ err: error, channel: header.channel_id }, "no thread could be opened: the story is told in its channel");
    return header.channel_id;
  }
}
