import { type Message, panelMessage, storyEnding } from "../../commands/index.ts";
import type { Delivery, Ending } from "../../jobs/index.ts";
import { type Library, type Story, shownTake } from "../../library/index.ts";
import { slackMessage } from "./blocks.ts";
import type { Clients } from "./clients.ts";
import { slackError } from "./errors.ts";
import type { Pictures } from "./pictures.ts";
import { findPosted, type Mark, postOnce, type Where } from "./post-once.ts";
import type { Servers, Workspace } from "./workspaces.ts";

/** Milliseconds after which nobody posts a story's first message any more: the bot was killed before it had. */
const firstMessagePatience = 5 * 60_000;

export interface DeliveryParts {
  library: Library;
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
export function deliver(parts: DeliveryParts, { story, panel, nonce, replaces }: Delivery): Promise<string> {
  const more = { panel: panel.id, take: shownTake(panel)?.number ?? 0 };
  return putInThread(parts, story, { type: "panel", id: nonce, more }, panelMessage(panel, story), replaces);
}

/** Posts the whole story in its thread. @returns the message's ts */
export async function deliverEnding(parts: DeliveryParts, { story, nonce }: Ending): Promise<string> {
  return putInThread(parts, story, { type: "answer", id: nonce }, await storyEnding(parts.library, story), null);
}

/**
 * Looks for a story's first message: the bot may have been killed after it had posted it and before it knew; or, as a story
 * that waits for long has none, before it had posted it: then the story begins with its title.
 */
async function withThread(library: Library, clients: Clients, story: Story): Promise<Story> {
  const { id, serverId, channelId, title, createdAt } = story;
  if (channelId === null) return story;
  const where = { channelId, threadTs: null };
  const mark: Mark = { type: "story", id };
  const isLate = Date.now() - createdAt.getTime() > firstMessagePatience;
  const begin = () =>
    postOnce(
      clients,
      where,
      mark,
      slackMessage({ text: "", story: { id, title } }, () => undefined),
    );
  const threadId = (await findPosted(clients, where, mark)) ?? (isLate ? await begin() : null);
  if (threadId === null) return story;
  await library.stories.setThread(serverId, id, { channelId, threadId });
  return { ...story, threadId };
}

async function putInThread(
  parts: DeliveryParts,
  story: Story,
  mark: Mark,
  message: Message,
  replaces: string | null,
): Promise<string> {
  const teamId = await parts.servers.teamOf(story.serverId);
  if (!teamId) throw new Error(`the server ${story.serverId} was removed`);
  const { clients } = await parts.workspace(teamId);
  const where = threadOf(story.threadId ? story : await withThread(parts.library, clients, story));
  const translated = await parts.pictures.translate(clients.calm, story.serverId, message);
  if (replaces) {
    try {
      await clients.calm.chat.update({ channel: where.channelId, ts: replaces, ...translated });
      return replaces;
    } catch (error) {
      // Somebody deleted it: the panel is posted as a new message.
      if (slackError(error) !== "message_not_found") throw error;
    }
  }
  return postOnce(clients, where, mark, translated, { mayBeThere: true });
}
