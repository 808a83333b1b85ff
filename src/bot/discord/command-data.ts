import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { type CommandDefinition, fromPicture, type Option } from "../../commands/index.ts";
import * as limits from "./limits.ts";
import { clip } from "./text.ts";

const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** All commands as Discord registers them: names of two words become subcommands; one stands in the menu of messages. */
export function commandData(definitions: readonly CommandDefinition[]): RESTPostAPIApplicationCommandsJSONBody[] {
  const groups = Map.groupBy(definitions, ({ name }) => name.split(" ")[0]!);
  const slash = [...groups].map(([name, members]): RESTPostAPIApplicationCommandsJSONBody => {
    const alone = members.find((member) => member.name === name);
    const subcommands = members.map(
      (member): APIApplicationCommandSubcommandOption => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: member.name.slice(name.length + 1),
        description: clip(member.description, limits.longestDescription),
        options: optionsOf(member),
      }),
    );
    return {
      ...everywhere,
      type: ApplicationCommandType.ChatInput,
      name,
      description: clip(alone?.description ?? groupDescription(members), limits.longestDescription),
      options: alone ? optionsOf(alone) : subcommands,
    };
  });
  return [...slash, { ...everywhere, type: ApplicationCommandType.Message, name: fromPicture.label }];
}

function groupDescription(members: readonly CommandDefinition[]): string {
  return members.map(({ name }) => name.split(" ")[1]).join(", ");
}

/** Whether a command asks for this option in a modal when it was left out: Discord's options have one line only. */
export function askedInModal(option: Option): boolean {
  return option.type === "text" && option.multiline === true && option.required === true;
}

/** The names of the attachments that take an option's pictures. */
export function attachmentNames(name: string, option: Option & { type: "images" }): string[] {
  if (option.max === 1) return [name];
  return Array.from({ length: option.max }, (_, index) => `${name.replace(/s$/u, "")}${index + 1}`);
}

/** Required options first, as Discord wants them. */
function optionsOf(command: CommandDefinition): APIApplicationCommandBasicOption[] {
  const options = Object.entries(command.options).flatMap(([name, option]) => optionData(name, option));
  return options.sort((a, b) => Number(b.required) - Number(a.required));
}

function optionData(name: string, option: Option): APIApplicationCommandBasicOption[] {
  const common = {
    name,
    description: clip(option.description, limits.longestDescription),
    required: (option.required ?? false) && !askedInModal(option),
  };
  switch (option.type) {
    case "text":
      return [
        {
          ...{ ...common, type: ApplicationCommandOptionType.String },
          max_length: Math.min(option.maxLength, limits.longestTextOption),
          ...(option.suggestions ? { autocomplete: true } : {}),
        },
      ];
    case "person":
      return [{ ...common, type: ApplicationCommandOptionType.User }];
    case "character":
      return [{ ...common, type: ApplicationCommandOptionType.String, autocomplete: true }];
    case "choice":
      return [{ ...common, type: ApplicationCommandOptionType.String, ...choicesOf(option) }];
    case "integer":
      return [{ ...common, type: ApplicationCommandOptionType.Integer, min_value: option.min, max_value: option.max }];
    case "boolean":
      return [{ ...common, type: ApplicationCommandOptionType.Boolean }];
    case "images":
      return attachmentNames(name, option).map(
        (part, index): APIApplicationCommandAttachmentOption => ({
          ...{ ...common, name: part, type: ApplicationCommandOptionType.Attachment },
          required: common.required && index < option.min,
        }),
      );
  }
}

/** Choices while Discord takes so many; else they are completed while somebody types. */
function choicesOf({ choices }: Option & { type: "choice" }) {
  if (choices.length > limits.mostChoices) return { autocomplete: true as const };
  return { choices: choices.map(({ value, label }) => ({ name: clip(label, limits.longestChoice), value })) };
}
