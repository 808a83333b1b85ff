import { cleanText, nearest } from "../story/index.ts";
import type { CommandDefinition } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Attachment, Option, RawValues } from "./options.ts";
import type { Text } from "./texts/index.ts";

/** A definition in one language or before it is said in any: what is typed is the same. */
type Known = CommandDefinition<Text>;

/** The command of this name. @throws UserError with the nearest names */
export function findCommand<Found extends Known>(commands: readonly Found[], name: string): Found {
  const wanted = name.trim().replace(/^\//u, "").replace(/\s+/gu, " ").toLowerCase();
  const found = commands.find((command) => command.name === wanted);
  if (found) return found;
  throw unknownCommand(commands, wanted);
}

/** The command that a typed line begins with; undefined where there is no such command. */
export function commandIn<Found extends Known>(line: string, commands: readonly Found[]): Found | undefined {
  const text = withoutSlash(line);
  return commands.filter(({ name }) => beginsWith(text, name)).sort((a, b) => b.name.length - a.name.length)[0];
}

const withoutSlash = (line: string): string => cleanText(line).trim().replace(/^\//u, "");

/**
 * Reads a typed command line: "/story Ada waves | ... style: comic". What stands without a key is the command's free
 * option; options are "key: value" at the end of the line, for the command's own keys only, so that a colon in a story
 * stays in the story. A value may be quoted.
 * @throws UserError for an unknown command
 */
export function parseCommandLine<Found extends Known>(
  line: string,
  commands: readonly Found[],
  attachments: readonly Attachment[] = [],
): { command: Found; values: RawValues } {
  const text = withoutSlash(line);
  const command = commandIn(line, commands);
  if (!command) throw unknownCommand(commands, text);
  const words = command.name.split(" ").length;
  const { rest, values: keyed } = takeKeyed(text.replace(new RegExp(`^(?:\\S+\\s*){${words}}`, "u"), ""), command);
  const values: Record<string, string> = { ...keyed };
  const free = Object.entries(command.options).find(([, option]) => option.free)?.[0];
  if (rest !== "") {
    if (!free) throw needsNothing(command, rest);
    values[free] = unquote(rest, command.options[free]!);
  }
  return { command, values: { ...values, ...attachmentsByOption(command, attachments) } };
}

/** Files that were sent with a command as values of its options; a command without pictures takes none. */
export function attachmentsByOption(
  { options }: Known,
  attachments: readonly Attachment[],
): Record<string, Attachment[]> {
  const images = Object.keys(options).filter((name) => options[name]?.type === "images");
  const [first] = images;
  if (first === undefined) return {};
  return Object.fromEntries(
    Map.groupBy(attachments, ({ option = first }) => (images.includes(option) ? option : first)),
  );
}

function beginsWith(text: string, name: string): boolean {
  const pattern = name.replaceAll(" ", "\\s+");
  return new RegExp(`^${pattern}(?:\\s|$)`, "iu").test(text);
}

/** Takes "key: value" pairs off the end of a text. */
function takeKeyed(text: string, command: Known): { rest: string; values: Record<string, string> } {
  const keys = Object.entries(command.options).filter(([, option]) => option.type !== "images");
  const values: Record<string, string> = {};
  let rest = text.trim();
  for (;;) {
    const taken = keys
      .filter(([key]) => !Object.hasOwn(values, key))
      .map(([key, option]) => ({ key, match: rest.match(keyedAtEnd(key, option)) }))
      .find(({ match }) => match !== null);
    if (!taken?.match) return { rest, values };
    values[taken.key] = taken.match[2] ?? taken.match[3]!;
    rest = rest.slice(0, taken.match.index).trim();
  }
}

/** One key with its value at the end of a text; only texts and names may have several words without quotes. */
function keyedAtEnd(key: string, option: Option<Text>): RegExp {
  const several = option.type === "text" || option.type === "character";
  const value = several ? `[^\\s:|"“”\\[\\]][^:|"“”\\[\\]\\n]*` : `[^\\s:|"“”\\[\\],]+`;
  return new RegExp(`(^|\\s)${key}\\s*[:=]\\s*(?:["“]([^"“”]*)["”]|(${value}))$`, "iu");
}

function unquote(text: string, option: Option<Text>): string {
  if (option.type === "text" && option.multiline) return text;
  return text.match(/^["“]([^"“”]*)["”]$/u)?.[1] ?? text;
}

function needsNothing({ name }: Known, rest: string): UserError {
  return new UserError((t) => t("line.needs-nothing", { command: name, typed: rest.slice(0, 40) }));
}

function unknownCommand(commands: readonly Known[], typed: string): UserError {
  const names = commands.map(({ name }) => name);
  const [first = "", second = ""] = typed.split(/\s+/u);
  const group = names.filter((name) => name.startsWith(`${first.toLowerCase()} `));
  if (first !== "" && group.length > 0) {
    const members = group.map((name) => name.split(" ")[1]).join(", ");
    return new UserError((t) => t("line.group", { name: first.toLowerCase(), members }));
  }
  const near = nearest(`${first} ${second}`.trim(), names, 1)[0] ?? nearest(first, names, 1)[0];
  const unknown = { name: first.slice(0, 32) };
  return new UserError((t) => (near ? t("line.unknown-near", { ...unknown, near }) : t("line.unknown", unknown)));
}
