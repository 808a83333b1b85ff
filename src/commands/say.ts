import type { Command, CommandDefinition } from "./command.ts";
import type { CommandForm, Draft, Form, FormDraft, Message, Picture } from "./message.ts";
import type { Option } from "./options.ts";
import { say, type Text, type Translate } from "./texts/index.ts";

/** A message in one language. */
export function sayMessage(draft: Draft, t: Translate): Message {
  const picture = ({ alt, ...shown }: Picture<Text>): Picture => ({ ...shown, alt: say(alt, t) });
  const { text, note, items, pictures, buttons, progress, ...same } = draft;
  return {
    ...{ ...same, language: t.language },
    text: say(text, t),
    ...(note !== undefined && { note: say(note, t) }),
    ...(items && {
      items: items.map(({ title, text, picture: shown, ...item }) => ({
        ...{ ...item, title: say(title, t), text: say(text, t) },
        ...(shown && { picture: picture(shown) }),
      })),
    }),
    ...(pictures && { pictures: pictures.map(picture) }),
    ...(buttons && { buttons: buttons.map((button) => ({ ...button, label: say(button.label, t) })) }),
    ...(progress && { progress: { ...progress, label: say(progress.label, t) } }),
  };
}

/** A form in one language. */
export function sayForm(form: FormDraft | CommandForm, t: Translate): Form | CommandForm {
  if ("command" in form) return form;
  const { title, submit, fields } = form;
  return {
    ...{ title: say(title, t), submit: say(submit, t) },
    fields: fields.map((field) => ({ ...field, label: say(field.label, t) })),
  };
}

/** What people can say, described in one language. */
export function sayDefinition(
  { name, description, options, examples, details }: Command,
  t: Translate,
): CommandDefinition {
  return {
    ...{ name, description: say(description, t) },
    options: Object.fromEntries(Object.entries(options).map(([key, option]) => [key, sayOption(option, t)])),
    ...(examples && { examples }),
    ...(details && { details: say(details, t) }),
  };
}

function sayOption(option: Option<Text>, t: Translate): Option {
  const description = say(option.description, t);
  switch (option.type) {
    case "choice":
      return {
        ...{ ...option, description },
        choices: option.choices.map(({ value, label }) => ({ value, label: say(label, t) })),
      };
    case "boolean": {
      const { terms, ...same } = option;
      return { ...same, description, ...(terms && { terms: say(terms, t) }) };
    }
    default:
      return { ...option, description };
  }
}
