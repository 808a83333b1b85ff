import { state } from "./state.ts";

/** Something to choose while typing: what it puts into the composer, or the form that it opens. */
export interface Suggestion {
  title: string;
  note: string;
  /** The composer's text and the place of the caret after the choice. */
  insert?: { text: string; caret: number };
  form?: string;
}

/** What fits what is typed before the caret: commands behind a slash, characters behind an @ or as an option. */
export function suggestionsFor(text: string, caret: number): Suggestion[] {
  const before = text.slice(0, caret);
  if (/^\/[\p{L} ]*$/u.test(before)) {
    const commands = commandsFor(before.slice(1).toLowerCase());
    if (commands.length > 0) return commands;
  }
  const at = /(^|[\s("“|,:])@([^\s@|:"“”]{0,40})$/u.exec(before);
  if (at) return namesFor(at[2] ?? "", text, caret - (at[2] ?? "").length, caret);
  const command = state.commands.find(({ name }) => before.toLowerCase().startsWith(`/${name} `));
  const free = command && Object.values(command.options).find((option) => option.free);
  if (command && free?.type === "character") {
    const start = command.name.length + 2;
    return namesFor(before.slice(start), text, start, text.length);
  }
  return [];
}

function commandsFor(typed: string): Suggestion[] {
  return state.commands
    .filter(({ name }) => name.startsWith(typed.trimStart()) && name !== typed.trim())
    .map(({ name, description, options }) => {
      const needsForm = Object.values(options).some(({ type, required }) => type === "images" && required);
      const text = Object.keys(options).length > 0 ? `/${name} ` : `/${name}`;
      return {
        title: `/${name}`,
        note: description,
        ...(needsForm ? { form: name } : { insert: { text, caret: text.length } }),
      };
    });
}

function namesFor(typed: string, text: string, from: number, to: number): Suggestion[] {
  const start = typed.toLowerCase();
  return state.characters
    .filter(({ name }) => name.toLowerCase().startsWith(start) && name.toLowerCase() !== start)
    .slice(0, 8)
    .map(({ name, kind }) => {
      const inserted = `${text.slice(0, from)}${name} `;
      return { title: name, note: kind, insert: { text: inserted + text.slice(to), caret: inserted.length } };
    });
}
