import type { types } from "@slack/bolt";
import type { CommandDefinition, Language, Option, RawValues } from "../../commands/index.ts";
import { platformTextsIn } from "../texts/index.ts";
import { limits } from "./limits.ts";
import { escapedWithin, within } from "./text.ts";

/** The block of a modal that asks for one value is named by the value; what is in it has one name everywhere. */
export const element = "value";
const filetypes = ["png", "jpg", "jpeg", "webp"];

export const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false });

/** What every modal shares; `metadata` comes back with what was filled in. */
export function modal(parts: {
  callbackId: string;
  title: string;
  submit: string;
  language: Language;
  metadata: string;
  blocks: types.KnownBlock[];
}): types.ModalView {
  return {
    type: "modal",
    callback_id: parts.callbackId,
    title: plain(within(parts.title, limits.modalTitle)),
    submit: plain(within(parts.submit, limits.modalButton)),
    close: plain(platformTextsIn(parts.language)("slack.button.cancel")),
    private_metadata: parts.metadata,
    blocks: parts.blocks,
  };
}

/** The fields of a command for the options named, made from its definition. `values` are filled in already. */
export function commandBlocks(
  { description, options }: CommandDefinition,
  values: RawValues,
  asks: readonly string[],
): types.KnownBlock[] {
  const fields = asks.flatMap((name) => optionBlocks(name, options[name]!, values[name]));
  return [text(description), ...fields];
}

function optionBlocks(name: string, option: Option, value: RawValues[string]): types.KnownBlock[] {
  const terms = option.type === "boolean" && option.terms ? [text(option.terms)] : [];
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const input: types.InputBlock = {
    type: "input",
    block_id: name,
    optional: !option.required,
    label: plain(label),
    element: inputElement(option, value),
    ...(option.type === "boolean" ? {} : { hint: plain(within(option.description, limits.inputLabel)) }),
  };
  return [...terms, input];
}

function inputElement(option: Option, value: RawValues[string]): types.InputBlock["element"] {
  const typed = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (option.type) {
    case "text": {
      const { maxLength, multiline = false, suggestions = [] } = option;
      const hint =
        suggestions.length > 0 ? { placeholder: plain(within(suggestions.join(", "), limits.placeholder)) } : {};
      return { ...textInput({ value: typed, maxLength, multiline }), ...hint };
    }
    case "character":
      return {
        ...{ type: "external_select", action_id: element, min_query_length: 0 },
        ...(typed ? { initial_option: choice(typed, typed) } : {}),
      };
    case "integer": {
      const range = { min_value: String(option.min), max_value: String(option.max) };
      const filled = typed === "" ? {} : { initial_value: typed };
      return { type: "number_input", action_id: element, is_decimal_allowed: false, ...range, ...filled };
    }
    case "choice": {
      const choices = option.choices.map(({ value, label }) => choice(value, label));
      const chosen = choices.find((candidate) => candidate.value === typed);
      return {
        type: "static_select",
        action_id: element,
        options: choices,
        ...(chosen ? { initial_option: chosen } : {}),
      };
    }
    case "boolean":
      return { type: "checkboxes", action_id: element, options: [choice("yes", option.description)] };
    case "person":
      return { type: "users_select", action_id: element, ...chosenUser(typed) };
    case "images":
      return { type: "file_input", action_id: element, filetypes, max_files: option.max };
  }
}

/** Whom a typed mention names. */
function chosenUser(typed: string): { initial_user?: string } {
  const id = /^<@(\w+)>$/u.exec(typed)?.[1];
  return id === undefined ? {} : { initial_user: id };
}

/** A field for text, as long as Slack allows. */
export function textInput(field: { value: string; maxLength: number; multiline: boolean }): types.PlainTextInput {
  const most = Math.min(field.maxLength, limits.inputText);
  const filled = field.value === "" ? {} : { initial_value: field.value.slice(0, most) };
  return { type: "plain_text_input", action_id: element, multiline: field.multiline, max_length: most, ...filled };
}

/** What can be chosen: at most `limits.optionValue` characters of a value come back. */
export const choice = (value: string, label: string): types.PlainTextOption => ({
  value,
  text: plain(within(label, limits.optionText)),
});

const text = (words: string): types.SectionBlock => ({
  type: "section",
  text: { type: "mrkdwn", text: escapedWithin(words, limits.sectionText), verbatim: true },
});
