import type { Character, Library, Member } from "../library/index.ts";
import { cleanLine, cleanText, mentioned, nearest } from "../story/index.ts";
import type { Command } from "./command.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type {
  Attachment,
  ChoiceOption,
  ImagesOption,
  IntegerOption,
  Option,
  Options,
  RawValues,
  TextOption,
  Values,
} from "./options.ts";
import { languages, say, type Text, textsIn } from "./texts/index.ts";

const mostCompletions = 25;

/**
 * Checks the values that a platform hands over against the command's options.
 * @throws UserError that says what is missing or wrong
 */
export async function readValues(
  context: RunContext,
  command: Command,
  raw: RawValues,
): Promise<Values<Options<Text>>> {
  const unknown = Object.keys(raw).find((name) => !Object.hasOwn(command.options, name));
  if (unknown !== undefined) {
    const wrong = { command: command.name, name: cleanLine(unknown).slice(0, 40) };
    const known = Object.keys(command.options).join(", ");
    throw new UserError((t) => (known ? t("value.no-option", { ...wrong, known }) : t("value.no-options", wrong)));
  }
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const given = raw[name];
    const missing =
      given === null || given === undefined || given === "" || (Array.isArray(given) && given.length === 0);
    if (missing && option.required) throw new UserError(missingText(command, name, option));
    values[name] = missing ? null : await readValue(context, name, option, given);
  }
  return values as Values<Options<Text>>;
}

function missingText({ examples }: Command, name: string, { type, description }: Option<Text>): Text {
  const example = examples?.[0];
  if (type === "images") return (t) => (example ? t("value.no-picture-example", { example }) : t("value.no-picture"));
  return (t) => {
    const missing = { name, description: say(description, t) };
    return example ? t("value.missing-example", { ...missing, example }) : t("value.missing", missing);
  };
}

async function readValue(context: RunContext, name: string, option: Option<Text>, given: unknown): Promise<unknown> {
  if (option.type === "images") return readImages(name, option, given);
  if (typeof given !== "string" && typeof given !== "number" && typeof given !== "boolean") {
    throw new UserError((t) => t("value.not-text", { name }));
  }
  const typed = String(given);
  switch (option.type) {
    case "text":
      return readText(name, option, typed);
    case "integer":
      return readInteger(name, option, typed);
    case "boolean":
      return readBoolean(name, typed);
    case "choice":
      return readChoice(name, option, typed);
    case "character":
      return findCharacter(context.services.library, context.server.id, typed);
    case "person":
      return findPerson(context, typed);
  }
}

function readText(name: string, option: TextOption<Text>, typed: string): string {
  const text = option.multiline ? cleanText(typed).trim() : cleanLine(typed);
  if (text.length > option.maxLength) {
    throw new UserError((t) => t("value.too-long", { name, most: option.maxLength, length: text.length }));
  }
  if (text === "" && option.required)
    throw new UserError((t) => t("value.empty", { name, description: say(option.description, t) }));
  return text;
}

function readInteger(name: string, { min, max }: IntegerOption<Text>, typed: string): number {
  const value = /^[+-]?\d{1,15}$/u.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UserError((t) => t("value.not-a-number", { name, min, max, typed: cleanLine(typed).slice(0, 40) }));
}

function readBoolean(name: string, typed: string): boolean {
  const word = typed.trim().toLowerCase();
  if (["true", "yes", "y", "on", "1", "ja", "sí", "si"].includes(word)) return true;
  if (["false", "no", "n", "off", "0", "nein"].includes(word)) return false;
  throw new UserError((t) => t("value.not-yes-or-no", { name, typed: cleanLine(typed).slice(0, 40) }));
}

function readChoice(name: string, option: ChoiceOption<Text>, typed: string): string {
  const word = cleanLine(typed).toLowerCase();
  const labels = (label: Text) => languages.map((language) => say(label, textsIn(language)).toLowerCase());
  const found = option.choices.find(({ value, label }) => value === word || labels(label).includes(word));
  if (found) return found.value;
  const known = option.choices.map(({ value }) => value);
  const near = nearest(word, known, 1)[0];
  const wrong = { typed: word.slice(0, 40), name, known };
  throw new UserError((t) =>
    near ? t("value.not-a-choice-near", { ...wrong, near }) : t("value.not-a-choice", wrong),
  );
}

function readImages(name: string, option: ImagesOption<Text>, given: unknown): Attachment[] {
  if (!Array.isArray(given)) throw new UserError((t) => t("value.not-a-file"));
  const files = given as Attachment[];
  const { min, max } = option;
  const sent = files.length;
  if (sent < min || sent > max)
    throw new UserError((t) =>
      max === 1 ? t("value.one-picture", { name, sent }) : t("value.pictures", { min, max, sent }),
    );
  return files;
}

/** @throws UserError with the nearest names when nobody is called that */
export async function findCharacter(library: Library, serverId: string, typed: string): Promise<Character> {
  const name = cleanLine(typed).replace(/^@/u, "");
  const found = await library.characters.findByName(serverId, name);
  if (found) return found;
  const all = await library.characters.list(serverId);
  const shown = mentioned(typed, all);
  if (shown) return shown;
  const known = all.map((character) => character.name);
  if (known.length === 0) throw new UserError((t) => t("value.no-characters"));
  const near = nearest(name, known);
  const nobody = { name: name.slice(0, 64) };
  throw new UserError((t) =>
    near.length > 0 ? t("value.nobody-near", { ...nobody, near }) : t("value.nobody", nobody),
  );
}

async function findPerson(context: RunContext, typed: string): Promise<Member> {
  if (!context.findMember) throw new UserError((t) => t("value.no-accounts"));
  const found = await context.findMember(cleanLine(typed));
  if (found) return found;
  throw new UserError((t) => t("value.nobody-to-ask", { typed: cleanLine(typed).slice(0, 64) }));
}

/** Names that begin with what was typed, then names that hold it; at most 25, Discord's limit. */
export async function completeCharacter(library: Library, serverId: string, typed: string): Promise<string[]> {
  const start = cleanLine(typed).replace(/^@/u, "").toLowerCase();
  const names = (await library.characters.list(serverId)).map(({ name }) => name);
  const begin = names.filter((name) => name.toLowerCase().startsWith(start));
  const hold = names.filter((name) => !begin.includes(name) && name.toLowerCase().includes(start));
  return [...begin, ...hold].slice(0, mostCompletions);
}
