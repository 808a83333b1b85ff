import { type ActionHandler, type Command, type FormHandler, type FormValues, readAction } from "./command.ts";
import { UserError } from "./errors.ts";
import type { FormDraft } from "./message.ts";
import { say } from "./texts/index.ts";

interface FoundAction {
  handler: ActionHandler;
  /** Absent where the action asks for nothing first. */
  form?: FormHandler;
  argument: string;
}

/** What a button's action stands for, or null when no command has it. */
export function findAction(commands: readonly Command[], action: string): FoundAction | null {
  const read = readAction(action);
  const command = commands.find(({ name }) => name === read?.commandName);
  const handler = read && command && Object.hasOwn(command.actions, read.action) && command.actions[read.action];
  if (!read || !handler) return null;
  const form = command.forms[read.action];
  return { handler, argument: read.argument, ...(form ? { form } : {}) };
}

/** The value of every field. @throws UserError for a form that was not filled in, or a text that is too long */
export function readForm(form: FormDraft, values: FormValues | undefined): FormValues {
  if (!values) throw new UserError((t) => t("form.unfilled"));
  return Object.fromEntries(
    form.fields.map(({ name, label, maxLength, required }) => {
      const value = (values[name] ?? "").trim();
      if (required && value === "") throw new UserError((t) => t("form.empty", { label: say(label, t) }));
      if (value.length > maxLength)
        throw new UserError((t) => t("form.too-long", { label: say(label, t), most: maxLength, length: value.length }));
      return [name, value];
    }),
  );
}
