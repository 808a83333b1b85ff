import { randomUUID } from "node:crypto";
import {
  type CommandContext,
  languageOf,
  type Message,
  type Person,
  type SentMessage,
  UserError,
} from "../../commands/index.ts";
import type { Queues } from "../../jobs/index.ts";
import type { Library, Server } from "../../library/index.ts";
import { platformTextsIn } from "../texts/index.ts";
import type { SlackMessage } from "./blocks.ts";
import { postingError } from "./errors.ts";
import { sendFiles } from "./keep-files.ts";
import type { Pictures } from "./pictures.ts";
import { type Mark, postOnce } from "./post-once.ts";
import type { ResponseUrl } from "./response-url.ts";
import { isDirect, type Workspace } from "./workspaces.ts";

export interface ConversationParts {
  library: Library;
  queues: Queues;
  pictures: Pictures;
  workspace: Workspace;
  server: Server;
  person: Person;
  /** The user's id: whom ephemeral messages are for. */
  userId: string;
  channelId: string;
  threadTs: string | null;
  /** null: there is none (a form that was filled in later than it is good for). */
  responseUrl: ResponseUrl | null;
  /** The message whose button was pressed. */
  pressed: { ts: string; ephemeral: boolean } | null;
  /** Told of every story that begins here, and of its first message. */
  onStory(serverId: string, storyId: string, first: SlackMessage): Promise<void>;
}

/** One use of the bot: answers where it was used, for everybody or for the person alone. */
export class Conversation {
  readonly #parts: ConversationParts;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  context(): CommandContext {
    const { person, server, channelId, threadTs, pressed } = this.#parts;
    return {
      ...{ person, server },
      place: { channelId, threadId: threadTs },
      // Slack tells of no language that a channel has; in a direct chat it is the person's.
      ...(person.locale && isDirect(channelId) ? { locale: person.locale } : {}),
      reply: (message) => (message.private ? this.#whisper(message) : this.#say(message)),
      source: pressed && (pressed.ephemeral ? this.#ownEphemeral() : this.#posted(pressed.ts)),
    };
  }

  /** For everybody, in the channel or the thread. @throws UserError where the bot may not post */
  async #say(message: Message): Promise<SentMessage> {
    const { library, pictures, workspace, server, channelId } = this.#parts;
    const { story } = message;
    // A story begins in the channel: its message is the parent of its thread.
    const where = { channelId, threadTs: story ? null : this.#parts.threadTs };
    const mark: Mark = story ? { type: "story", id: story.id } : { type: "answer", id: randomUUID() };
    try {
      const translated = await pictures.translate(workspace.clients.calm, server.id, message);
      const ts = await postOnce(workspace.clients, where, mark, translated);
      if (story) {
        await library.stories.setThread(server.id, story.id, { channelId, threadId: ts });
        await this.#parts.onStory(server.id, story.id, translated);
        // What was drawn before there was a thread to post it in.
        await this.#parts.queues.deliver(server.id, story.id);
      }
      return this.#posted(ts);
    } catch (error) {
      const explained = postingError(error, channelId, workspace.botName);
      if (story && explained instanceof UserError) await this.#takeBack(story.id);
      throw explained;
    }
  }

  /** A story that has no place is not drawn. */
  async #takeBack(storyId: string): Promise<void> {
    const { library, queues, server } = this.#parts;
    await library.stories.cancel(server.id, storyId, (tx) => queues.cancelStory(server.id, storyId, tx));
    await library.stories.remove(server.id, storyId);
  }

  /** For the person alone: by the response_url while it lasts, then as the bot, at last in the chat with the bot. */
  async #whisper(message: Message): Promise<SentMessage> {
    const { pictures, workspace, server, responseUrl, userId: user, channelId: channel, threadTs } = this.#parts;
    const { clients, botName } = workspace;
    const t = platformTextsIn(languageOf(this.#parts.person.locale));
    const where = message.files ? `\n${t("slack.file-in-chat", { bot: botName })}` : "";
    const said = { ...message, text: message.text + where };
    const translated = await pictures.translate(clients.calm, server.id, said);
    if (!(await responseUrl?.send(translated, "new"))) {
      const thread = threadTs ? { thread_ts: threadTs } : {};
      try {
        await clients.calm.chat.postEphemeral({ channel, user, ...thread, ...translated });
      } catch {
        const where = { channelId: user, threadTs: null };
        await postOnce(clients, where, { type: "answer", id: randomUUID() }, translated);
      }
    }
    if (message.files) await sendFiles(clients, user, message.files);
    // Slack cannot change an ephemeral message that nobody has pressed a button of: the new state is a new message.
    return { edit: async (edited) => void (await this.#whisper(edited)) };
  }

  #posted(ts: string): SentMessage {
    const { pictures, workspace, server, channelId: channel } = this.#parts;
    const { calm } = workspace.clients;
    return {
      edit: async (message) => {
        const translated = await pictures.translate(calm, server.id, message);
        await calm.chat.update({ channel, ts, ...translated });
      },
    };
  }

  /** The ephemeral message whose button was pressed: its response_url replaces it. */
  #ownEphemeral(): SentMessage {
    const { pictures, workspace, server, responseUrl } = this.#parts;
    return {
      edit: async (message) => {
        const translated = await pictures.translate(workspace.clients.calm, server.id, message);
        if (!(await responseUrl?.send(translated, "replace"))) await this.#whisper(message);
      },
    };
  }
}
