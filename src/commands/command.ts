import type { RunContext } from "./context.ts";
import { type CommandForm, type FormDraft, longestAction } from "./message.ts";
import type { Options, Values } from "./options.ts";
import type { Text } from "./texts/index.ts";

/** What people can say, once for every platform. Names, examples and what is typed are English in every language. */
export interface CommandDefinition<Said = string> {
  /** Lower case; two words for a subcommand: "character add". */
  name: string;
  /** One line, at most 100 characters (Discord's limit). */
  description: Said;
  options: Options<Said>;
  /** Command lines as people would type them. */
  examples?: readonly string[];
  /** More help than the description, in whole sentences. */
  details?: Said;
}

/** What was typed into a form, by the names of its fields: every field is there. */
export type FormValues = Readonly<Record<string, string>>;

/** Handles a button: the argument is what the button's action carries; values are empty where it has no form. */
export type ActionHandler = (context: RunContext, argument: string, values: FormValues) => Promise<void>;

/** The form that a button opens, for this person. Throws as its action does: whoever may not use it sees no form. */
export type FormHandler = (context: RunContext, argument: string) => Promise<FormDraft | CommandForm>;

/** A definition with what it does. `run` answers through the context and resolves once the first answer is posted. */
export interface Command extends CommandDefinition<Text> {
  run(context: RunContext, values: Values<Options<Text>>): Promise<void>;
  actions: Readonly<Record<string, ActionHandler>>;
  forms: Readonly<Record<string, FormHandler>>;
}

/** Defines a command; `run` gets the checked values of its options, null for those not given. */
export function defineCommand<const Defined extends Options<Text>>(
  definition: Omit<CommandDefinition<Text>, "options"> & {
    options: Defined;
    run(context: RunContext, values: Values<Defined>): Promise<void>;
    /** What the command's buttons do, by name. */
    actions?: Readonly<Record<string, ActionHandler>>;
    /** Of those actions that ask for something first, by the action's name. */
    forms?: Readonly<Record<string, FormHandler>>;
  },
): Command {
  const { run, actions = {}, forms = {} } = definition;
  return { ...definition, actions, forms, run: (context, values) => run(context, values as Values<Defined>) };
}

/** The action of a button: `actions[action]` of the command named, called with the argument. */
export function actionFor(commandName: string, action: string, argument: string): string {
  const text = `${commandName}/${action}/${argument}`;
  if (text.length > longestAction)
    throw new RangeError(`a button's action has at most ${longestAction} characters: ${text}`);
  return text;
}

/** The parts that `actionFor` joined, or null. */
export function readAction(text: string): { commandName: string; action: string; argument: string } | null {
  const parts = text.length <= longestAction ? text.match(/^([a-z ]+)\/([a-z-]+)\/(.*)$/su) : null;
  return parts ? { commandName: parts[1]!, action: parts[2]!, argument: parts[3]! } : null;
}
