import { type Command, type CommandDefinition, defineCommand } from "./command.ts";
import type { Message } from "./message.ts";
import type { ImagesOption, Option } from "./options.ts";
import { findCommand } from "./parse.ts";

/** `/help`: all commands and itself, or one of them with its options. Made from the definitions. */
export function helpCommand(others: readonly Command[]): Command {
  const help = defineCommand({
    name: "help",
    description: "Shows what you can say, or explains one command.",
    options: {
      command: {
        type: "text",
        description: "The command to explain",
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

function overview(commands: readonly CommandDefinition[]): Message {
  return {
    text: [
      "Add characters from photos, then tell a story: every panel is drawn with the same characters.",
      "Explain one command with /help story, for example.",
    ].join("\n"),
    items: commands.map((command) => ({
      title: usage(command),
      text: [command.description, ...(command.examples ?? []).slice(0, 1).map((example) => `Example: ${example}`)].join(
        "\n",
      ),
    })),
  };
}

function helpFor(command: CommandDefinition): Message {
  const options = Object.entries(command.options).map(([name, option]) => ({ title: name, text: describe(option) }));
  const examples = (command.examples ?? []).map((example) => ({ title: "Example", text: example }));
  return {
    text: [usage(command), command.description, command.details].filter(Boolean).join("\n"),
    items: [...options, ...examples],
  };
}

function usage(command: CommandDefinition): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const files = option.type === "images" ? `${name} (${fileCount(option)})` : null;
    const written = files ?? (option.free ? name : `${name}: …`);
    return option.required ? written : `[${written}]`;
  });
  return [`/${command.name}`, ...options].join(" ");
}

function describe(option: Option): string {
  const need = option.required ? "" : " (can be left out)";
  return `${option.description}${limits(option)}${need}`;
}

function limits(option: Option): string {
  switch (option.type) {
    case "choice":
      return `: ${option.choices.map(({ value }) => value).join(", ")}`;
    case "integer":
      return `, ${option.min} to ${option.max}`;
    case "text":
      return `, at most ${option.maxLength} characters`;
    case "images":
      return `, ${fileCount(option)}`;
    default:
      return "";
  }
}

function fileCount({ min, max }: ImagesOption): string {
  return max === 1 ? "1 file" : `${min}-${max} files`;
}

/** The commands as a Markdown table, for the README. */
export function commandTable(commands: readonly CommandDefinition[]): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", "<br>");
  const rows = commands.map((command) => {
    const example = command.examples?.[0] ?? "";
    return `| \`${cell(usage(command))}\` | ${cell(command.description)} | ${example && `\`${cell(example)}\``} |`;
  });
  return ["| command | does | example |", "| --- | --- | --- |", ...rows].join("\n");
}
