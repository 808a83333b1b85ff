import { cleanLine } from "../story/index.ts";
import { defineCommand } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Draft } from "./message.ts";
import type { TextOption } from "./options.ts";
import { readSettings, type Settings, writeSettings } from "./settings.ts";
import { styleChoices, styleLabel } from "./style.ts";
import { languageNames, languages, type Text, type Translate } from "./texts/index.ts";

const mostPanelsADay = 10_000;
const groups = ["everybody", "moderators"];
const whoOption = (description: Text) =>
  ({ type: "text", description, maxLength: 100, suggestions: groups }) as const satisfies TextOption<Text>;

export const settingsCommand = defineCommand({
  name: "settings",
  description: (t) => t("settings.description"),
  options: {
    characters: whoOption((t) => t("settings.characters")),
    stories: whoOption((t) => t("settings.stories")),
    panels: {
      type: "integer",
      description: (t) => t("settings.panels"),
      min: 0,
      max: mostPanelsADay,
    },
    style: { type: "choice", description: (t) => t("settings.style"), choices: styleChoices },
    language: {
      type: "choice",
      description: (t) => t("settings.language"),
      choices: [
        { value: "auto", label: (t) => t("settings.auto") },
        ...languages.map((value) => ({ value, label: languageNames[value] })),
      ],
    },
  },
  examples: [
    "/settings",
    "/settings characters: moderators panels: 60",
    "/settings style: watercolour",
    "/settings language: de",
  ],
  async run(context, { characters, stories, panels, style, language }) {
    const { library } = context.services;
    const before = await readSettings(library, context.server.id);
    if ([characters, stories, panels, style, language].every((value) => value === null)) {
      await context.reply(shown((t) => t("settings.now"), before));
      return;
    }
    if (!context.person.moderator) throw new UserError((t) => t("settings.moderators-only"));
    const after = {
      characters: characters === null ? before.characters : readWho(context, characters),
      stories: stories === null ? before.stories : readWho(context, stories),
      panels: panels ?? before.panels,
      style: style ?? before.style,
      language: (language as Settings["language"] | null) ?? before.language,
    };
    await writeSettings(library, context.server.id, after);
    await context.reply({ ...shown((t) => t("settings.changed"), after), tone: "success" });
  },
});

/** A role may be typed as its name, or arrive as Discord's mention of its id. */
function readWho({ person }: CommandContext, typed: string): string {
  const written = cleanLine(typed).replace(/^<@&(\d+)>$/u, "$1");
  const group = groups.find((name) => name === written.toLowerCase());
  if (group) return group;
  if (!person.roles) throw new UserError((t) => t("settings.no-roles"));
  return written.replace(/^@/u, "");
}

function shown(text: Text, { characters, stories, panels, style, language }: Settings): Draft {
  const auto: Text = (t) => t("settings.auto");
  return {
    text,
    items: [
      { title: "characters", text: (t) => t("settings.added-by", { who: whoIn(characters, t) }) },
      { title: "stories", text: (t) => t("settings.told-by", { who: whoIn(stories, t) }) },
      {
        title: "panels",
        text: (t) => (panels === 0 ? t("settings.no-limit") : t("settings.a-day", { panels })),
      },
      { title: "style", text: styleLabel(style) },
      { title: "language", text: language === "auto" ? auto : languageNames[language] },
    ],
    private: true,
  };
}

const whoIn = (who: string, t: Translate): string =>
  who === "everybody" || who === "moderators" ? t(`settings.${who}`) : who;
