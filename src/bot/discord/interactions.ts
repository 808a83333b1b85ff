import { setTimeout as sleep } from "node:timers/promises";
import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import {
  type CommandDefinition,
  type CommandForm,
  type Form,
  findCommand,
  fromPicture,
  languageOf,
  picturesToTake,
  type RawValues,
  say,
  type Text,
  textsIn,
  UserError,
} from "../../commands/index.ts";
import { platformText, platformTextsIn } from "../texts/index.ts";
import type { Answerable } from "./answers.ts";
import { readAttachment } from "./attachments.ts";
import { complete } from "./complete.ts";
import { modalPatience } from "./limits.ts";
import { commandModal, formModal, optionsToAsk, packCommand, unpackCommand } from "./modal.ts";
import { PendingPictures } from "./pending-pictures.ts";
import { missingForStory } from "./permissions.ts";
import { answerError, beginTurn, type TurnParts, takeTurn } from "./turns.ts";
import { commandName, readFields, readOptions, shortValues } from "./values.ts";

/** The command that posts a story, and those that everybody sees the answer of: all others are acknowledged privately. */
const storyCommand = "story";
const publicCommands = new Set([storyCommand, "character list", "character show"]);
const pictureModal = "picture:";

/** Everything that people do with the bot on Discord, translated to `Commands`. */
export class Interactions {
  readonly #parts: TurnParts;
  readonly #pictures = new PendingPictures();
  readonly #running = new Set<Promise<void>>();

  constructor(parts: TurnParts) {
    this.#parts = parts;
  }

  /** Answers an interaction. Never throws: what goes wrong is logged. */
  handle(interaction: Interaction): void {
    const running: Promise<void> = this.#dispatch(interaction)
      .catch((error: unknown) => this.#answerError(interaction, error))
      .catch((error: unknown) => {
        this.#parts.log.warn({ err: error, interaction: interaction.id }, "an interaction could not be answered");
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** An error before the interaction was acknowledged is answered like any other. @throws what cannot be answered */
  async #answerError(interaction: Interaction, error: unknown): Promise<void> {
    if (!isAnswerable(interaction) || interaction.deferred || interaction.replied) throw error;
    await answerError(this.#parts, interaction, beginTurn(this.#parts, interaction, true).answers, error);
  }

  /** Resolves once everything under way has been answered. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #dispatch(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete())
      await complete(this.#parts, interaction, this.#definition(commandName(interaction), interaction));
    else if (interaction.isChatInputCommand()) await this.#command(interaction);
    else if (interaction.isMessageContextMenuCommand()) await this.#fromPicture(interaction);
    else if (interaction.isButton()) await this.#button(interaction);
    else if (interaction.isModalSubmit()) await this.#submitted(interaction);
  }

  async #command(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = this.#definition(commandName(interaction), interaction);
    const given = shortValues(interaction, command);
    const asked = optionsToAsk(command, given);
    if (asked.length > 0)
      await interaction.showModal(commandModal(packCommand(command.name, given), `/${command.name}`, command, asked));
    else await this.#run(interaction, command, () => readOptions(interaction, command));
  }

  async #submitted(interaction: ModalSubmitInteraction): Promise<void> {
    const { customId } = interaction;
    const asked = unpackCommand(customId);
    if (asked) {
      const values = async () => ({ ...asked.values, ...(await readFields(interaction)) });
      await this.#run(interaction, this.#definition(asked.name, interaction), values);
    } else if (customId.startsWith(pictureModal)) {
      const { command, pictures } = fromPicture;
      const files = this.#pictures.take(customId.slice(pictureModal.length));
      await this.#run(interaction, this.#definition(command, interaction), async () => {
        if (!files) throw new UserError(platformText("discord.picture-forgotten"));
        const read = files.map((file) => readAttachment(file, pictures));
        return { ...(await readFields(interaction)), [pictures]: await Promise.all(read) };
      });
    } else {
      await takeTurn(this.#parts, interaction, true, async (context) => {
        const fields = Object.entries(await readFields(interaction));
        const typed = Object.fromEntries(fields.map(([name, value]) => [name, String(value ?? "")]));
        await this.#parts.commands.press(context, customId, typed);
      });
    }
  }

  async #button(interaction: ButtonInteraction): Promise<void> {
    const { commands } = this.#parts;
    const { customId } = interaction;
    const form = commands.hasForm(customId) ? await this.#formFor(interaction) : null;
    if (form) await interaction.showModal(this.#modalOf(form, customId, interaction));
    else await takeTurn(this.#parts, interaction, true, (context) => commands.press(context, customId));
  }

  /**
   * A modal can only be the first answer to an interaction, so whether there is one is asked before it is acknowledged.
   * @throws UserError when the library does not tell in time for any answer
   */
  async #formFor(interaction: ButtonInteraction): Promise<Form | CommandForm | null> {
    const form = await Promise.race([
      this.#findForm(interaction),
      sleep(modalPatience, "late" as const, { ref: false }),
    ]);
    if (form === "late") throw new UserError(platformText("discord.busy"));
    return form;
  }

  async #findForm(interaction: ButtonInteraction): Promise<Form | CommandForm | null> {
    try {
      const context = await beginTurn(this.#parts, interaction, true).context();
      return await this.#parts.commands.formFor(context, interaction.customId);
    } catch {
      // What is wrong is answered by the turn, which meets the same problem.
      return null;
    }
  }

  #modalOf(form: Form | CommandForm, action: string, interaction: ButtonInteraction) {
    if ("fields" in form) return formModal(action, form);
    const command = this.#definition(form.command, interaction);
    const id = packCommand(command.name, {});
    return commandModal(id, `/${command.name}`, command, Object.keys(command.options), form.values);
  }

  async #fromPicture(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const t = textsIn(languageOf(interaction.locale));
    const command = this.#definition(fromPicture.command, interaction);
    const sent = filesOf(interaction.targetMessage);
    const pictures = picturesToTake(command, fromPicture, sent, ({ contentType }) => contentType);
    this.#pictures.put(interaction.id, pictures);
    const { localised, asks } = fromPicture;
    await interaction.showModal(commandModal(pictureModal + interaction.id, say(localised, t), command, asks));
  }

  /** Acknowledges, reads what was filled in, and runs a command. */
  async #run(
    interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
    command: CommandDefinition,
    read: () => Promise<RawValues>,
  ): Promise<void> {
    await takeTurn(this.#parts, interaction, !publicCommands.has(command.name), async (context) => {
      if (command.name === storyCommand) checkMayPost(interaction);
      // A command answers with messages of its own, also where a button of another message opened its form.
      await this.#parts.commands.run({ ...context, source: null }, command.name, await read());
      if (command.name === storyCommand) await this.#parts.stories.continued(context.server.id, context.place.threadId);
    });
  }

  /** A command as it is described to whoever uses it. */
  #definition(name: string, { locale }: Pick<Interaction, "locale">): CommandDefinition {
    return findCommand(this.#parts.commands.definitionsIn(languageOf(locale)), name);
  }
}

const isAnswerable = (interaction: Interaction): interaction is Answerable =>
  interaction.isChatInputCommand() ||
  interaction.isMessageContextMenuCommand() ||
  interaction.isButton() ||
  interaction.isModalSubmit();

/** The files of a message, and of what it forwards. */
function filesOf({ attachments, messageSnapshots }: MessageContextMenuCommandInteraction["targetMessage"]) {
  const forwarded = [...messageSnapshots.values()].map((snapshot) => snapshot.attachments);
  return [attachments, ...forwarded]
    .flatMap((files) => [...files.values()])
    .map(({ name, size, url, contentType }) => ({ name, size, url, contentType }));
}

/** @throws UserError that names what the bot is not allowed to do where a story shall be told */
function checkMayPost({ guildId, channel, appPermissions }: ChatInputCommandInteraction | ModalSubmitInteraction) {
  const missing = guildId ? missingForStory(appPermissions, channel?.isThread() ?? false) : [];
  if (missing.length === 0) return;
  const lacks: Text = ({ language }) => {
    const t = platformTextsIn(language);
    const permissions = missing.map((permission) => t(`discord.permission.${permission}`)).join(", ");
    return t("discord.lacks-permission", { permissions });
  };
  throw new UserError(lacks);
}
