import {
  type APIMessage,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import type { Message, SentMessage } from "../../commands/index.ts";
import { tokenLife } from "./limits.ts";
import { ifThere, type Posts } from "./posts.ts";
import { type Rendered, render } from "./render.ts";

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

interface AnswersParts {
  interaction: Answerable;
  posts: Posts;
  /** Whether the first answer will probably be private: this is settled when the interaction is acknowledged. */
  expectPrivate: boolean;
  /** Reads a file of the server's library. */
  fileOf(key: string): Promise<Uint8Array>;
  /** Told of a posted message that begins a story. */
  onStory(story: NonNullable<Message["story"]>, posted: APIMessage): Promise<void>;
}

/**
 * The answers to one interaction. It is acknowledged before anything else, because it is dead after three seconds; an
 * answer that is private where a public one was expected, or the other way round, takes the place of the first.
 */
export class Answers {
  readonly #parts: AnswersParts;
  /** A button, or a modal that one opened: the answer is a change of its message, or one more message. */
  readonly #onMessage: ButtonInteraction["message"] | null;
  readonly #began = performance.now();
  #acknowledged: Promise<unknown> | null = null;
  #firstIsOpen: boolean;

  constructor(parts: AnswersParts) {
    this.#parts = parts;
    this.#onMessage = "message" in parts.interaction ? parts.interaction.message : null;
    this.#firstIsOpen = this.#onMessage === null;
  }

  /** Tells Discord that an answer will come. @throws DiscordAPIError when the interaction is dead */
  async acknowledge(): Promise<void> {
    const { interaction, expectPrivate } = this.#parts;
    this.#acknowledged ??=
      this.#onMessage && "deferUpdate" in interaction
        ? interaction.deferUpdate()
        : interaction.deferReply(expectPrivate ? { flags: MessageFlags.Ephemeral } : {});
    await this.#acknowledged;
  }

  /** The message whose button was pressed. */
  get source(): SentMessage | null {
    const message = this.#onMessage;
    return message && this.#sent("@original", message.id, message.flags.has(MessageFlags.Ephemeral));
  }

  /** Posts an answer. */
  async reply(message: Message): Promise<SentMessage> {
    await this.acknowledge();
    const isPrivate = message.private === true;
    const posted = await this.#post(await this.#render(message), isPrivate);
    if (message.story) await this.#parts.onStory(message.story, posted);
    return this.#sent(posted.id, posted.id, isPrivate);
  }

  async #post(rendered: Rendered, isPrivate: boolean): Promise<APIMessage> {
    const { interaction, posts, expectPrivate } = this.#parts;
    if (this.#firstIsOpen) {
      const asExpected = isPrivate === expectPrivate;
      const first = asExpected
        ? await posts.editAnswer(interaction.token, "@original", rendered)
        : await posts.deleteAnswer(interaction.token);
      this.#firstIsOpen = false;
      if (first) return first;
    }
    return posts.answer(interaction.token, rendered, isPrivate);
  }

  /** Edits go through the interaction while it lives, and then as the bot, who cannot change what is private. */
  #sent(answerId: string, messageId: string, isPrivate: boolean): SentMessage {
    const { interaction, posts } = this.#parts;
    const { token, channelId } = interaction;
    return {
      edit: async (message) => {
        await this.acknowledge();
        const rendered = await this.#render(message);
        if (performance.now() - this.#began < tokenLife) await ifThere(posts.editAnswer(token, answerId, rendered));
        else if (!isPrivate && channelId) await ifThere(posts.edit(channelId, messageId, rendered));
      },
    };
  }

  #render(message: Message): Promise<Rendered> {
    const { interaction, fileOf } = this.#parts;
    return render(
      message,
      async (picture) => ("bytes" in picture ? picture.bytes : fileOf(picture.file)),
      interaction.attachmentSizeLimit,
    );
  }
}
