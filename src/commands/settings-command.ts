import type { Safety } from "../library/index.ts";
import { cleanLine } from "../story/index.ts";
import { defineCommand } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Draft, Item } from "./message.ts";
import type { TextOption } from "./options.ts";
import { readSettings, type Settings, writeSettings } from "./settings.ts";
import { styleChoices, styleLabel } from "./style.ts";
import { languageNames, languages, type Text, type Translate } from "./texts/index.ts";

const mostPanelsADay = 10_000;
const groups = ["everybody", "moderators"];
const everywhere = "everywhere";
const whoOption = (description: Text) =>
  ({ type: "text", description, maxLength: 100, suggestions: groups, roles: true }) as const satisfies TextOption<Text>;

export const settingsCommand = defineCommand({
  name: "settings",
  description: (t) => t("settings.description"),
  options: {
    characters: whoOption((t) => t("settings.characters")),
    stories: whoOption((t) => t("settings.stories")),
    channels: {
      type: "text",
      description: (t) => t("settings.channels"),
      maxLength: 1000,
      suggestions: [everywhere],
    },
    panels: {
      type: "integer",
      description: (t) => t("settings.panels"),
      min: 0,
      max: mostPanelsADay,
    },
    style: { type: "choice", description: (t) => t("settings.style"), choices: styleChoices },
    safety: {
      type: "choice",
      description: (t) => t("settings.safety"),
      choices: [
        { value: "standard", label: (t) => t("settings.safety.standard") },
        { value: "strict", label: (t) => t("settings.safety.strict") },
      ],
    },
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
  async run(context, given) {
    const { library } = context.services;
    const before = await readSettings(library, context.server.id);
    if (Object.values(given).every((value) => value === null)) {
      await context.reply(shown((t) => t("settings.now"), before));
      return;
    }
    if (!context.person.moderator) throw new UserError((t) => t("settings.moderators-only"));
    const { characters, stories, channels, panels, style, safety, language } = given;
    const after: Settings = {
      characters: characters === null ? before.characters : await readWho(context, characters),
      stories: stories === null ? before.stories : await readWho(context, stories),
      channels: channels === null ? before.channels : readChannels(channels),
      panels: panels ?? before.panels,
      style: style ?? before.style,
      safety: (safety as Safety | null) ?? before.safety,
      language: (language as Settings["language"] | null) ?? before.language,
    };
    await writeSettings(library, context.server.id, after);
    await context.reply({ ...shown((t) => t("settings.changed"), after), tone: "success" });
  },
});

/** A group, or the id of a role. @throws UserError where there is no such role */
async function readWho({ roles }: CommandContext, typed: string): Promise<string> {
  const written = cleanLine(typed);
  const group = groups.find((name) => name === written.toLowerCase());
  if (group) return group;
  if (!roles) throw new UserError((t) => t("settings.no-roles"));
  const role = await roles.find(written);
  if (!role) throw new UserError((t) => t("settings.unknown-role", { typed: written.slice(0, 64) }));
  return role.id;
}

/** @throws UserError for anything but channels as Discord and Slack mention them, or "everywhere" */
function readChannels(typed: string): string[] {
  if (cleanLine(typed).toLowerCase() === everywhere) return [];
  const named = [...typed.matchAll(/<#(\w+)>/gu)].map(([, id]) => id!);
  const rest = typed.replaceAll(/<#\w+>/gu, "").replaceAll(/[\s,]/gu, "");
  if (named.length === 0 || rest !== "") throw new UserError((t) => t("settings.name-channels"));
  return [...new Set(named)];
}

function shown(text: Text, { characters, stories, channels, panels, style, safety, language }: Settings): Draft {
  const place: Item<Text> = { title: "channels", text: (t) => t("settings.everywhere") };
  const auto: Text = (t) => t("settings.auto");
  return {
    text,
    items: [
      {
        title: "characters",
        text: (t) => t("settings.added-by", { who: whoIn(characters, t) }),
        ...roleOf(characters),
      },
      { title: "stories", text: (t) => t("settings.told-by", { who: whoIn(stories, t) }), ...roleOf(stories) },
      channels.length > 0 ? { ...place, text: (t) => t("settings.only-in"), channels } : place,
      {
        title: "panels",
        text: (t) => (panels === 0 ? t("settings.no-limit") : t("settings.a-day", { panels })),
      },
      { title: "style", text: styleLabel(style) },
      {
        title: "safety",
        text: (t) => t(safety === "strict" ? "settings.nothing-suggestive" : "settings.no-pornography"),
      },
      { title: "language", text: language === "auto" ? auto : languageNames[language] },
    ],
    private: true,
  };
}

const isGroup = (who: string): who is "everybody" | "moderators" => groups.includes(who);
const whoIn = (who: string, t: Translate): string => t(isGroup(who) ? `settings.${who}` : "settings.with-role");
/** Shown as a role of the platform, by its name now. */
const roleOf = (who: string): Pick<Item, "roles"> => (isGroup(who) ? {} : { roles: [who] });
