import {
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import {
  type CommandDefinition,
  fromPicture,
  type Language,
  languages,
  type Option,
  say,
  textsIn,
} from "../../commands/index.ts";
import * as limits from "./limits.ts";
import { clip } from "./text.ts";

/** Discord's locales of our languages; of English it needs none, because it is the description itself. */
const localesOf: Readonly<Record<Language, readonly Locale[]>> = {
  en: [],
  de: [Locale.German],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
};

/** A text for each of Discord's locales. */
function localised(say: (language: Language) => string): LocalizationMap {
  return Object.fromEntries(languages.flatMap((language) => localesOf[language].map((each) => [each, say(language)])));
}

/** A description in all languages. */
function described(say: (language: Language) => string) {
  const within = (language: Language) => clip(say(language), limits.longestDescription);
  return { description: within("en"), description_localizations: localised(within) };
}

const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** One command in every language. */
type InLanguages = (language: Language) => CommandDefinition;

/**
 * All commands as Discord registers them: names of two words become subcommands; one stands in the menu of messages.
 * Descriptions and choices are there in every language; names are the same everywhere, as help and other people write them.
 */
export function commandData(
  definitionsIn: (language: Language) => readonly CommandDefinition[],
): RESTPostAPIApplicationCommandsJSONBody[] {
  const definitions = definitionsIn("en");
  const inLanguages =
    ({ name }: CommandDefinition): InLanguages =>
    (language) =>
      definitionsIn(language).find((command) => command.name === name)!;
  const groups = Map.groupBy(definitions, ({ name }) => name.split(" ")[0]!);
  const slash = [...groups].map(([name, members]): RESTPostAPIApplicationCommandsJSONBody => {
    const alone = members.find((member) => member.name === name);
    const subcommands = members.map(
      (member): APIApplicationCommandSubcommandOption => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: member.name.slice(name.length + 1),
        ...described((language) => inLanguages(member)(language).description),
        options: optionsOf(inLanguages(member)),
      }),
    );
    return {
      ...everywhere,
      type: ApplicationCommandType.ChatInput,
      name,
      ...(alone
        ? described((language) => inLanguages(alone)(language).description)
        : { description: clip(groupDescription(members), limits.longestDescription) }),
      options: alone ? optionsOf(inLanguages(alone)) : subcommands,
    };
  });
  const menu = {
    name: fromPicture.label,
    name_localizations: localised((language) => say(fromPicture.localised, textsIn(language))),
  };
  return [...slash, { ...everywhere, type: ApplicationCommandType.Message, ...menu }];
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
function optionsOf(command: InLanguages): APIApplicationCommandBasicOption[] {
  const options = Object.keys(command("en").options).flatMap((name) =>
    optionData(name, (language) => command(language).options[name]!),
  );
  return options.sort((a, b) => Number(b.required) - Number(a.required));
}

function optionData(name: string, inLanguage: (language: Language) => Option): APIApplicationCommandBasicOption[] {
  const option = inLanguage("en");
  const common = {
    name,
    ...described((language) => inLanguage(language).description),
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
      return [{ ...common, type: ApplicationCommandOptionType.String, ...choicesOf(option, inLanguage) }];
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
function choicesOf({ choices }: Option & { type: "choice" }, inLanguage: (language: Language) => Option) {
  if (choices.length > limits.mostChoices) return { autocomplete: true as const };
  const label = (index: number) => (language: Language) => {
    const option = inLanguage(language);
    return clip((option.type === "choice" && option.choices[index]?.label) || "", limits.longestChoice);
  };
  return {
    choices: choices.map(({ value }, index) => ({
      ...{ name: label(index)("en"), name_localizations: localised(label(index)) },
      value,
    })),
  };
}
