import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { type CommandDefinition, type Form, type Option, type RawValues, UserError } from "../../commands/index.ts";
import { platformText } from "../texts/index.ts";
import { askedInModal } from "./command-data.ts";
import * as limits from "./limits.ts";
import { clip, escapeText } from "./text.ts";

type Modal = APIModalInteractionResponseCallbackData;
type ModalPart = APILabelComponent | APITextDisplayComponent;

/** A form that a button opens; what is typed comes back under the button's action. */
export function formModal(action: string, { title, fields }: Form): Modal {
  return {
    custom_id: action,
    title: clip(title, limits.longestModalTitle),
    components: fields.map(({ name, label, value, multiline, maxLength, required }) => ({
      type: ComponentType.Label,
      label: clip(label, limits.longestFieldLabel),
      component: {
        ...{ type: ComponentType.TextInput, custom_id: name, required },
        style: multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: Math.min(maxLength, limits.longestFieldValue),
        ...(value ? { value: value.slice(0, limits.longestFieldValue) } : {}),
      },
    })),
  };
}

/** A command's options as a modal: those of the names given, with what was typed for them already. */
export function commandModal(
  customId: string,
  title: string,
  command: CommandDefinition,
  names: readonly string[],
  typed: Readonly<Record<string, string>> = {},
): Modal {
  const parts = names.flatMap((name) => modalParts(name, command.options[name]!, typed[name]));
  return { custom_id: customId, title: clip(title, limits.longestModalTitle), components: parts };
}

function modalParts(name: string, option: Option, typed?: string): ModalPart[] {
  const label = {
    type: ComponentType.Label as const,
    label: clip(name[0]!.toUpperCase() + name.slice(1), limits.longestFieldLabel),
    description: clip(option.description, limits.longestFieldHint),
  };
  const required = option.required ?? false;
  switch (option.type) {
    case "boolean": {
      const terms = option.terms
        ? [{ type: ComponentType.TextDisplay as const, content: escapeText(option.terms) }]
        : [];
      return [...terms, { ...label, component: { type: ComponentType.Checkbox, custom_id: name } }];
    }
    case "images":
      return [
        {
          ...label,
          component: {
            ...{ type: ComponentType.FileUpload, custom_id: name, required },
            ...{ min_values: required ? option.min : 0, max_values: option.max },
          },
        },
      ];
    case "person":
      return [
        {
          ...label,
          component: {
            ...{ type: ComponentType.UserSelect, custom_id: name, required },
            ...{ min_values: required ? 1 : 0, max_values: 1 },
          },
        },
      ];
    default: {
      const long = option.type === "text" && option.multiline;
      const most = option.type === "text" ? option.maxLength : limits.longestChoice;
      return [
        {
          ...label,
          component: {
            ...{ type: ComponentType.TextInput, custom_id: name, required },
            style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
            max_length: Math.min(most, limits.longestFieldValue),
            ...(typed ? { value: typed } : {}),
          },
        },
      ];
    }
  }
}

/** What a command's modal brings back besides its fields: the command and the short values that were given already. */
export function packCommand(name: string, values: RawValues): string {
  const given = Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]));
  const packed = `command:${name}?${new URLSearchParams(given)}`;
  if (packed.length <= limits.longestCustomId) return packed;
  throw new UserError(platformText("discord.too-many-options", { command: name }));
}

/** What `packCommand` packed, or null. */
export function unpackCommand(customId: string): { name: string; values: Record<string, string> } | null {
  const parts = /^command:([a-z ]+)\?(.*)$/u.exec(customId);
  return parts && { name: parts[1]!, values: Object.fromEntries(new URLSearchParams(parts[2]!)) };
}

/** The options that a command still asks for in a modal, with the files that can be sent along; none: it can run. */
export function optionsToAsk(command: CommandDefinition, values: RawValues): string[] {
  const missing = Object.keys(command.options).filter((name) => askedInModal(command.options[name]!) && !values[name]);
  if (missing.length === 0) return [];
  return [...missing, ...Object.keys(command.options).filter((name) => command.options[name]!.type === "images")];
}
