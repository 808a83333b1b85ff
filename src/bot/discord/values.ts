import type { ChatInputCommandInteraction, Attachment as DiscordAttachment, ModalSubmitInteraction } from "discord.js";
import { ComponentType } from "discord.js";
import type { CommandDefinition, RawValues } from "../../commands/index.ts";
import { readAttachment } from "./attachments.ts";
import { attachmentNames } from "./command-data.ts";

/** The name of a command as it is defined: "character add". */
export function commandName(interaction: {
  commandName: string;
  options: { getSubcommand(required: false): string | null };
}): string {
  return [interaction.commandName, interaction.options.getSubcommand(false)].filter(Boolean).join(" ");
}

/** What was filled into a slash command, without files. */
export function shortValues(
  { options }: Pick<ChatInputCommandInteraction, "options">,
  command: CommandDefinition,
): Record<string, string | number | boolean | null> {
  const names = Object.keys(command.options).filter((name) => command.options[name]!.type !== "images");
  return Object.fromEntries(names.map((name) => [name, options.get(name)?.value ?? null]));
}

/**
 * What was filled into a slash command, files read.
 * @throws UserError for a file that cannot be read
 */
export async function readOptions(
  interaction: Pick<ChatInputCommandInteraction, "options">,
  command: CommandDefinition,
): Promise<RawValues> {
  const files = Object.entries(command.options).flatMap(([name, option]) => {
    if (option.type !== "images") return [];
    const sent = attachmentNames(name, option).flatMap((part) => interaction.options.getAttachment(part) ?? []);
    return [readAll(sent, name).then((read) => [name, read] as const)];
  });
  return { ...shortValues(interaction, command), ...Object.fromEntries(await Promise.all(files)) };
}

/**
 * What was filled into a modal, by the names of its fields, files read.
 * @throws UserError for a file that cannot be read
 */
export async function readFields({ fields }: Pick<ModalSubmitInteraction, "fields">): Promise<RawValues> {
  const values = [...fields.fields.values()].map(async (field) => {
    if (field.type === ComponentType.FileUpload)
      return [field.customId, await readAll([...(field.attachments?.values() ?? [])], field.customId)] as const;
    if (field.type === ComponentType.UserSelect) return [field.customId, field.values[0] ?? null] as const;
    return [field.customId, "value" in field ? field.value : null] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

function readAll(files: readonly DiscordAttachment[], option: string) {
  return Promise.all(files.map(({ name, size, url }) => readAttachment({ name, size, url }, option)));
}
