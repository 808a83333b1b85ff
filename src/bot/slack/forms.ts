import type { types } from "@slack/bolt";
import {
  type CommandDefinition,
  type Form,
  type Language,
  parseCommandLine,
  type RawValues,
  UserError,
} from "../../commands/index.ts";
import { platformTextsIn } from "../texts/index.ts";
import { limits } from "./limits.ts";
import { type ModalMetadata, writeMetadata } from "./metadata.ts";
import { commandBlocks, modal, plain, textInput } from "./modal.ts";
import { within } from "./text.ts";

/** Every modal's callback_id: what it is for stands in its metadata. */
export const modalCallback = "storymaker-form";

const withPictures = ({ options }: CommandDefinition) => Object.values(options).some(({ type }) => type === "images");
const lacks = ({ options }: CommandDefinition, values: RawValues) =>
  Object.entries(options).some(([name, { required }]) => required && values[name] === undefined);

/**
 * The command that a typed line asks a form of: one that lacks something it cannot do without (pictures, which a line
 * cannot carry, among it), or takes pictures and nothing was typed. The first word of several commands alone stands for
 * the first of them ("/character": its form adds one). null: run the line.
 */
export function formOfLine(
  line: string,
  definitions: readonly CommandDefinition[],
): { command: CommandDefinition; values: RawValues } | null {
  try {
    const first = definitions.find(({ name }) => name.startsWith(`${line.slice(1).trim().toLowerCase()} `));
    const { command, values } = parseCommandLine(first ? `/${first.name}` : line, definitions);
    const alone = withPictures(command) && Object.keys(values).length === 0;
    return alone || lacks(command, values) ? { command, values } : null;
  } catch (error) {
    // Running the line says what is wrong with it.
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** A command, described in this language, as a modal that asks for its options, all if not told which. */
export function commandModal(
  command: CommandDefinition,
  values: RawValues,
  metadata: ModalMetadata,
  language: Language,
  asks: readonly string[] = Object.keys(command.options),
): types.ModalView {
  return modal({
    callbackId: modalCallback,
    title: `/${command.name}`,
    submit: platformTextsIn(language)("slack.button.send"),
    language,
    metadata: writeMetadata(metadata),
    blocks: commandBlocks(command, values, asks),
  });
}

/** What a button asks for as a modal. */
export function formModal(
  { title, submit, fields }: Form,
  metadata: ModalMetadata,
  language: Language,
): types.ModalView {
  const blocks = fields.map(
    (field): types.InputBlock => ({
      type: "input",
      block_id: field.name,
      optional: !field.required,
      label: plain(within(field.label, limits.inputLabel)),
      element: textInput(field),
    }),
  );
  return modal({ callbackId: modalCallback, title, submit, language, metadata: writeMetadata(metadata), blocks });
}
