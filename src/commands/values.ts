import type { Character, Library, Member } from "../library/index.ts";
import { cleanLine, cleanText, mentioned, nearest, orList } from "../story/index.ts";
import type { CommandDefinition } from "./command.ts";
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

const mostCompletions = 25;

/**
 * Checks the values that a platform hands over against the command's options.
 * @throws UserError that says what is missing or wrong
 */
export async function readValues(
  context: RunContext,
  command: CommandDefinition,
  raw: RawValues,
): Promise<Values<Options>> {
  const unknown = Object.keys(raw).find((name) => !Object.hasOwn(command.options, name));
  if (unknown !== undefined) {
    const known = Object.keys(command.options);
    const hint = known.length > 0 ? `It has: ${known.join(", ")}.` : "It has none.";
    throw new UserError(`/${command.name} has no option "${cleanLine(unknown).slice(0, 40)}". ${hint}`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const given = raw[name];
    const missing =
      given === null || given === undefined || given === "" || (Array.isArray(given) && given.length === 0);
    if (missing && option.required) throw new UserError(missingText(command, name, option));
    values[name] = missing ? null : await readValue(context, name, option, given);
  }
  return values as Values<Options>;
}

function missingText(command: CommandDefinition, name: string, option: Option): string {
  const example = command.examples?.[0];
  const what = option.type === "images" ? "Add a picture" : `"${name}" is missing: ${option.description}`;
  return example ? `${what}. For example: ${example}` : `${what}.`;
}

async function readValue(context: RunContext, name: string, option: Option, given: unknown): Promise<unknown> {
  if (option.type === "images") return readImages(name, option, given);
  if (typeof given !== "string" && typeof given !== "number" && typeof given !== "boolean") {
    throw new UserError(`"${name}" must be written as text.`);
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

function readText(name: string, option: TextOption, typed: string): string {
  const text = option.multiline ? cleanText(typed).trim() : cleanLine(typed);
  if (text.length > option.maxLength) {
    throw new UserError(`"${name}" has at most ${option.maxLength} characters; this has ${text.length}.`);
  }
  if (text === "" && option.required) throw new UserError(`"${name}" is empty: ${option.description}.`);
  return text;
}

function readInteger(name: string, option: IntegerOption, typed: string): number {
  const value = /^[+-]?\d{1,15}$/u.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (value >= option.min && value <= option.max) return value;
  throw new UserError(
    `"${name}" is a whole number from ${option.min} to ${option.max}, not "${cleanLine(typed).slice(0, 40)}".`,
  );
}

function readBoolean(name: string, typed: string): boolean {
  const word = typed.trim().toLowerCase();
  if (["true", "yes", "y", "on", "1"].includes(word)) return true;
  if (["false", "no", "n", "off", "0"].includes(word)) return false;
  throw new UserError(`"${name}" is yes or no, not "${cleanLine(typed).slice(0, 40)}".`);
}

function readChoice(name: string, option: ChoiceOption, typed: string): string {
  const word = cleanLine(typed).toLowerCase();
  const found = option.choices.find(({ value, label }) => value === word || label.toLowerCase() === word);
  if (found) return found.value;
  const known = option.choices.map(({ value }) => value);
  const near = nearest(word, known, 1)[0];
  const guess = near ? ` Did you mean ${near}?` : "";
  throw new UserError(`"${word.slice(0, 40)}" is not a ${name}.${guess} It can be ${orList(known)}.`);
}

function readImages(name: string, option: ImagesOption, given: unknown): Attachment[] {
  if (!Array.isArray(given)) throw new UserError("Send the picture as a file.");
  const files = given as Attachment[];
  if (files.length < option.min || files.length > option.max) {
    const wanted = option.max === 1 ? `one picture of ${name}` : `${option.min} to ${option.max} pictures`;
    throw new UserError(`Send ${wanted}; these are ${files.length}.`);
  }
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
  if (known.length === 0) throw new UserError("There are no characters here yet. Add one with /character add.");
  const near = nearest(name, known);
  const hint = near.length > 0 ? `Did you mean ${orList(near)}?` : "/character list shows who is here.";
  throw new UserError(`Nobody here is called "${name.slice(0, 64)}". ${hint}`);
}

async function findPerson(context: RunContext, typed: string): Promise<Member> {
  if (!context.findMember)
    throw new UserError("Characters cannot be linked with people here: this page has no accounts to ask.");
  const found = await context.findMember(cleanLine(typed));
  if (found) return found;
  throw new UserError(
    `"${cleanLine(typed).slice(0, 64)}" is nobody here who could be asked. Mention the person: @name.`,
  );
}

/** Names that begin with what was typed, then names that hold it; at most 25, Discord's limit. */
export async function completeCharacter(library: Library, serverId: string, typed: string): Promise<string[]> {
  const start = cleanLine(typed).replace(/^@/u, "").toLowerCase();
  const names = (await library.characters.list(serverId)).map(({ name }) => name);
  const begin = names.filter((name) => name.toLowerCase().startsWith(start));
  const hold = names.filter((name) => !begin.includes(name) && name.toLowerCase().includes(start));
  return [...begin, ...hold].slice(0, mostCompletions);
}
