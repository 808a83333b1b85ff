import type { Safety } from "../library/index.ts";
import { cleanLine, styles } from "../story/index.ts";
import { defineCommand } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Message } from "./message.ts";
import { readSettings, type Settings, writeSettings } from "./settings.ts";

const mostPanelsADay = 10_000;
const groups = ["everybody", "moderators"];
const everywhere = "everywhere";
const whoOption = (description: string) =>
  ({
    type: "text",
    description: `${description}: everybody, moderators or a role`,
    maxLength: 100,
    suggestions: groups,
  }) as const;

export const settingsCommand = defineCommand({
  name: "settings",
  description: "Shows what is set on this server; moderators can change it.",
  options: {
    characters: whoOption("Who may add characters"),
    stories: whoOption("Who may tell stories"),
    channels: {
      type: "text",
      description: "Where characters and stories are made: everywhere, or channels, as #stories #fun",
      maxLength: 1000,
      suggestions: [everywhere],
    },
    panels: {
      type: "integer",
      description: "Panels that one person may have drawn in 24 hours; 0: no limit",
      min: 0,
      max: mostPanelsADay,
    },
    style: {
      type: "choice",
      description: "How stories are drawn that do not say it",
      choices: Object.entries(styles).map(([value, { label }]) => ({ value, label })),
    },
    safety: {
      type: "choice",
      description: "Which pictures are refused: pornography, or everything suggestive as well",
      choices: [
        { value: "standard", label: "Standard" },
        { value: "strict", label: "Strict" },
      ],
    },
  },
  examples: ["/settings", "/settings characters: moderators panels: 60", "/settings style: watercolour"],
  async run(context, given) {
    const { library } = context.services;
    const before = await readSettings(library, context.server.id);
    if (Object.values(given).every((value) => value === null)) {
      await context.reply(shown("What is set on this server:", before));
      return;
    }
    if (!context.person.moderator) throw new UserError("Only moderators can change what is set on this server.");
    const { characters, stories, channels, panels, style, safety } = given;
    const after: Settings = {
      characters: characters === null ? before.characters : readWho(context, characters),
      stories: stories === null ? before.stories : readWho(context, stories),
      channels: channels === null ? before.channels : readChannels(channels),
      panels: panels ?? before.panels,
      style: style ?? before.style,
      safety: (safety as Safety | null) ?? before.safety,
    };
    await writeSettings(library, context.server.id, after);
    await context.reply({ ...shown("This is set now:", after), tone: "success" });
  },
});

/** A role may be typed as its name, or arrive as Discord's mention of its id. */
function readWho({ person }: CommandContext, typed: string): string {
  const written = cleanLine(typed).replace(/^<@&(\d+)>$/u, "$1");
  const group = groups.find((name) => name === written.toLowerCase());
  if (group) return group;
  if (!person.roles) throw new UserError("There are no roles here. Say everybody or moderators.");
  return written.replace(/^@/u, "");
}

/** @throws UserError for anything but channels as Discord and Slack mention them, or "everywhere" */
function readChannels(typed: string): string[] {
  if (cleanLine(typed).toLowerCase() === everywhere) return [];
  const named = [...typed.matchAll(/<#(\w+)>/gu)].map(([, id]) => id!);
  const rest = typed.replaceAll(/<#\w+>/gu, "").replaceAll(/[\s,]/gu, "");
  if (named.length === 0 || rest !== "")
    throw new UserError("Name channels as the chat links them, #stories #fun, or say everywhere.");
  return [...new Set(named)];
}

function shown(text: string, { characters, stories, channels, panels, style, safety }: Settings): Message {
  return {
    text,
    items: [
      { title: "characters", text: `Added by ${characters}` },
      { title: "stories", text: `Told by ${stories}` },
      { title: "channels", ...(channels.length > 0 ? { text: "Only in", channels } : { text: "Everywhere" }) },
      { title: "panels", text: panels === 0 ? "As many as one likes" : `${panels} a person in 24 hours` },
      { title: "style", text: styles[style]?.label ?? style },
      { title: "safety", text: safety === "strict" ? "Nothing suggestive" : "No pornography" },
    ],
    private: true,
  };
}
