import {
  type CommandContext,
  type Language,
  type Message,
  type SentMessage,
  storyEnding,
} from "../../commands/index.ts";
import type { Delivery, Ending } from "../../jobs/index.ts";
import type { Library, Server, StoredMessage } from "../../library/index.ts";
import { platformTextsIn } from "../texts/index.ts";
import type { MessageView } from "./page/api-types.ts";
import { asJson, contentOf, messageContent, messageView, panelContent, passingView, said } from "./views.ts";
import type { Visitor } from "./visitors.ts";

/** The one channel of the web's one room. */
export const channelId = "room";

/** A use of a command: the context to run it with, and what it has answered so far. */
export interface Turn {
  context: CommandContext;
  answers(): MessageView[];
}

/** The chat: posts what visitors say and what commands answer, and keeps all of it in the library. */
export class Room {
  readonly #library: Library;
  readonly #server: Server;
  /** Everybody is a moderator: the page is for its machine's own people. */
  readonly #everybodyModerates: boolean;
  /** Messages with progress that something in this process will bring to an end. */
  readonly #going = new Set<string>();

  constructor(library: Library, server: Server, everybodyModerates: boolean) {
    this.#library = library;
    this.#server = server;
    this.#everybodyModerates = everybodyModerates;
  }

  /**
   * A turn of a visitor. The line that they typed is posted with the first answer, to whoever may see that answer; a
   * line that is answered with an error stays out of the chat.
   */
  turn(
    visitor: Visitor,
    options: { line?: string; storyId: string | null; source?: StoredMessage | null; locale?: string },
  ): Turn {
    const { storyId, source, locale } = options;
    let line = options.line;
    const answers: (() => MessageView)[] = [];
    const reply = async (message: Message): Promise<SentMessage> => {
      if (message.tone === "error") {
        const view = passingView(message);
        answers.push(() => view);
        return { edit: async () => {} };
      }
      const privateTo = message.private ? visitor.id : null;
      if (line !== undefined) {
        const content = asJson(said(visitor, line));
        line = undefined;
        const own = await this.#library.messages.post(this.#server.id, { privateTo, storyId, content });
        answers.push(() => messageView(own, visitor));
      }
      let posted = await this.#post(message, privateTo, storyId);
      answers.push(() => messageView(posted, visitor));
      return {
        edit: async (edited) => {
          posted = (await this.#edit(posted.id, edited)) ?? posted;
        },
      };
    };
    const context: CommandContext = {
      person: { ...visitor, moderator: this.#everybodyModerates, ...(locale ? { locale } : {}) },
      // The room speaks as whoever is in it.
      ...(locale ? { locale } : {}),
      server: this.#server,
      place: { channelId, threadId: storyId },
      reply,
      source: source ? { edit: (edited) => this.#editSource(source, edited) } : null,
    };
    return { context, answers: () => answers.map((view) => view()) };
  }

  /** Posts a drawn panel, or why there is none, in its story's thread. Once, however often it is asked. */
  async deliver({ serverId, story, panel, nonce, replaces }: Delivery): Promise<string> {
    const content = asJson(panelContent(panel.id));
    const replaced = replaces === null ? null : await this.#library.messages.edit(serverId, replaces, content);
    if (replaced) return replaced.id;
    const message = await this.#library.messages.post(serverId, { nonce, privateTo: null, storyId: story.id, content });
    return message.id;
  }

  /** Posts the whole story in its thread. Once, however often it is asked. */
  async end({ serverId, story, nonce }: Ending): Promise<string> {
    const { content, fileKeys } = await messageContent(
      this.#library,
      serverId,
      await storyEnding(this.#library, story),
    );
    const message = { nonce, privateTo: null, storyId: story.id, content: asJson(content), fileKeys };
    return (await this.#library.messages.post(serverId, message)).id;
  }

  /** A message as a visitor sees it. What an earlier process was about to bring to an end no longer goes on. */
  view(message: StoredMessage, visitor: Pick<Visitor, "id">, language: Language): MessageView {
    const view = messageView(message, visitor);
    if (!view.progress || this.#going.has(message.id)) return view;
    return { ...view, progress: null, text: `${view.text}\n${platformTextsIn(language)("web.see-list")}` };
  }

  async #post(message: Message, privateTo: string | null, storyId: string | null): Promise<StoredMessage> {
    const serverId = this.#server.id;
    const { content, fileKeys } = await messageContent(this.#library, serverId, message);
    if (message.story)
      await this.#library.stories.setThread(serverId, message.story.id, { channelId, threadId: message.story.id });
    const posted = await this.#library.messages.post(serverId, {
      ...{ privateTo, storyId: message.story ? null : storyId, content: asJson(content), fileKeys },
    });
    this.#follow(posted);
    return posted;
  }

  async #edit(messageId: string, message: Message): Promise<StoredMessage | null> {
    const { content, fileKeys } = await messageContent(this.#library, this.#server.id, message);
    const edited = await this.#library.messages.edit(this.#server.id, messageId, asJson(content), fileKeys);
    if (edited) this.#follow(edited);
    return edited;
  }

  /** A panel's message says which panel it shows: told again, pages read the panel anew. */
  async #editSource(source: StoredMessage, edited: Message): Promise<void> {
    const { panelId } = contentOf(source);
    if (panelId === null) await this.#edit(source.id, edited);
    else await this.#library.messages.edit(this.#server.id, source.id, asJson(panelContent(panelId)));
  }

  #follow(message: StoredMessage): void {
    if (contentOf(message).progress) this.#going.add(message.id);
    else this.#going.delete(message.id);
  }
}
