import { type Command, type CommandDefinition, defineCommand } from "./command.ts";
import type { Draft } from "./message.ts";
import type { ImagesOption, Option } from "./options.ts";
import { findCommand } from "./parse.ts";
import { english, say, type Text, type Translate } from "./texts/index.ts";

/** `/help`: all commands and itself, or one of them with its options. Made from the definitions. */
export function helpCommand(others: readonly Command[]): Command {
  const help = defineCommand({
    name: "help",
    description: (t) => t("help.description"),
    options: {
      command: {
        type: "text",
        description: (t) => t("help.command"),
        maxLength: 40,
        free: true,
        suggestions: others.map(({ name }) => name),
      },
    },
    examples: ["/help", "/help story"],
    async run(context, { command }) {
      const message = command ? helpFor(findCommand(commands, command)) : overview(commands);
      await context.reply({ ...message, private: true });
    },
  });
  const commands = [...others, help];
  return help;
}

function overview(commands: readonly Command[]): Draft {
  return {
    text: (t) => t("help.overview"),
    items: commands.map((command) => ({
      title: (t) => usage(command, t),
      text: (t) => {
        const [example] = command.examples ?? [];
        const shown = example ? [t("help.example-is", { example })] : [];
        return [say(command.description, t), ...shown].join("\n");
      },
    })),
  };
}

function helpFor(command: Command): Draft {
  const { description, details = "" } = command;
  const options = Object.entries(command.options).map(([name, option]) => ({ title: name, text: describe(option) }));
  const examples = (command.examples ?? []).map((text) => ({ title: ((t) => t("help.example")) satisfies Text, text }));
  return {
    text: (t) => [usage(command, t), say(description, t), say(details, t)].filter(Boolean).join("\n"),
    items: [...options, ...examples],
  };
}

function usage(command: CommandDefinition<Text>, t: Translate): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const files = option.type === "images" ? `${name} (${fileCount(option, t)})` : null;
    const written = files ?? (option.free ? name : `${name}: …`);
    return option.required ? written : `[${written}]`;
  });
  return [`/${command.name}`, ...options].join(" ");
}

function describe(option: Option<Text>): Text {
  return (t) => {
    const described = withLimits(option, t);
    return option.required ? described : t("help.optional", { option: described });
  };
}

function withLimits(option: Option<Text>, t: Translate): string {
  const described = say(option.description, t);
  switch (option.type) {
    case "choice":
      return t("help.choices", { option: described, choices: option.choices.map(({ value }) => value).join(", ") });
    case "integer":
      return t("help.range", { option: described, min: option.min, max: option.max });
    case "text":
      return t("help.length", { option: described, most: option.maxLength });
    case "images":
      return t("help.with-files", { option: described, files: fileCount(option, t) });
    default:
      return described;
  }
}

function fileCount({ min, max }: ImagesOption<Text>, t: Translate): string {
  return t("help.files", { min, count: max });
}

/** The commands as a Markdown table, for the README. */
export function commandTable(commands: readonly CommandDefinition<Text>[]): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", "<br>");
  const rows = commands.map((command) => {
    const example = command.examples?.[0] ?? "";
    const does = say(command.description, english);
    return `| \`${cell(usage(command, english))}\` | ${cell(does)} | ${example && `\`${cell(example)}\``} |`;
  });
  return ["| command | does | example |", "| --- | --- | --- |", ...rows].join("\n");
}
