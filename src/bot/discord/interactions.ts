import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from "discord.js";
import { MessageFlags } from "discord.js";
import {
  type CommandDefinition,
  findCommand,
  languageOf,
  type RawValues,
  type Text,
  UserError,
} from "../../commands/index.ts";
import { platformText, platformTextsIn } from "../texts/index.ts";
import { readAttachment } from "./attachments.ts";
import { complete } from "./complete.ts";
import { commandModal, formModal, optionsToAsk, packCommand, unpackCommand } from "./modal.ts";
import { PendingPictures } from "./pending-pictures.ts";
import { missingForStory } from "./permissions.ts";
import { beginTurn, type TurnParts, takeTurn } from "./turns.ts";
import { commandName, readFields, readOptions, shortValues } from "./values.ts";

/** The command that posts a story, and those that everybody sees the answer of: all others are acknowledged privately. */
const storyCommand = "story";
const publicCommands = new Set([storyCommand, "character list", "character show"]);
const addCommand = "character add";
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
      .catch((error: unknown) => {
        this.#parts.log.warn({ err: error, interaction: interaction.id }, "an interaction could not be answered");
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
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
      const file = this.#pictures.take(customId.slice(pictureModal.length));
      await this.#run(interaction, this.#definition(addCommand, interaction), async () => {
        if (!file) throw new UserError(platformText("discord.picture-forgotten"));
        return { ...(await readFields(interaction)), photos: [await readAttachment(file, "photos")] };
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
    // A modal can only be the first answer to an interaction, so whether there is one is asked before it is acknowledged.
    const form = await commands.formFor(await beginTurn(this.#parts, interaction, true).context(), customId);
    if (form) await interaction.showModal(formModal(customId, form));
    else await takeTurn(this.#parts, interaction, true, (context) => commands.press(context, customId));
  }

  async #fromPicture(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const { attachments } = interaction.targetMessage;
    const picture = attachments.find(({ contentType }) => contentType?.startsWith("image/"));
    if (picture) {
      const { name, size, url } = picture;
      this.#pictures.put(interaction.id, { name, size, url });
      const command = this.#definition(addCommand, interaction);
      const title = platformTextsIn(languageOf(interaction.locale))("discord.menu.from-picture");
      const modal = commandModal(pictureModal + interaction.id, title, command, ["name", "kind", "consent"]);
      await interaction.showModal(modal);
    } else {
      const content = platformTextsIn(languageOf(interaction.locale))("picture.none");
      await interaction.reply({ content, flags: MessageFlags.Ephemeral });
    }
  }

  /** Acknowledges, reads what was filled in, and runs a command. */
  async #run(
    interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
    command: CommandDefinition,
    read: () => Promise<RawValues>,
  ): Promise<void> {
    await takeTurn(this.#parts, interaction, !publicCommands.has(command.name), async (context) => {
      if (command.name === storyCommand) checkMayPost(interaction);
      await this.#parts.commands.run(context, command.name, await read());
      if (command.name === storyCommand) await this.#parts.stories.continued(context.server.id, context.place.threadId);
    });
  }

  /** A command as it is described to whoever uses it. */
  #definition(name: string, { locale }: Pick<Interaction, "locale">): CommandDefinition {
    return findCommand(this.#parts.commands.definitionsIn(languageOf(locale)), name);
  }
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
