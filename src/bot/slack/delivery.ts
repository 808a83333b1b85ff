import { panelMessage } from "../../commands/index.ts";
import type { Delivery } from "../../jobs/index.ts";
import type { Panel, Story } from "../../library/index.ts";
import { slackError } from "./errors.ts";
import type { Pictures } from "./pictures.ts";
import { type Mark, postOnce, type Where } from "./post-once.ts";
import type { Servers, Workspace } from "./workspaces.ts";

export interface DeliveryParts {
  servers: Servers;
  pictures: Pictures;
  workspace(teamId: string): Promise<Workspace>;
}

/** Where a story is told. @throws Error for one whose first message is not posted yet: try again later */
export function threadOf({ id, channelId, threadId }: Story): Where & { threadTs: string } {
  if (channelId && threadId) return { channelId, threadTs: threadId };
  throw new Error(`the story ${id} has no thread yet`);
}

/** Posts a panel in its story's thread, or edits the message it was posted with before. @returns the message's ts */
export async function deliver(parts: DeliveryParts, delivery: Delivery): Promise<string> {
  const { serverId, story, panel, nonce, replaces } = delivery;
  const where = threadOf(story);
  const teamId = await parts.servers.teamOf(serverId);
  if (!teamId) throw new Error(`the server ${serverId} was removed`);
  const { clients } = await parts.workspace(teamId);
  const message = await parts.pictures.translate(clients.calm, serverId, panelMessage(story, panel));
  if (replaces) {
    try {
      await clients.calm.chat.update({ channel: where.channelId, ts: replaces, ...message });
      return replaces;
    } catch (error) {
      // Somebody deleted it: the panel is posted as a new message.
      if (slackError(error) !== "message_not_found") throw error;
    }
  }
  return postOnce(clients, where, markOf(panel, nonce), message, { mayBeThere: true });
}

function markOf(panel: Panel, nonce: string): Mark {
  return { type: "panel", id: nonce, more: { panel: panel.id, take: panel.takes.at(-1)?.number ?? 0 } };
}
