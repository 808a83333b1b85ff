import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
} from "discord.js";
import type { Button, Item, Message, Picture } from "../../commands/index.ts";
import * as limits from "./limits.ts";
import { type Media, readMedia } from "./media.ts";
import { clip, escapeText } from "./text.ts";

/** A message as Discord's API takes it, whether it is posted, edited or answered. */
export interface Rendered {
  body: {
    flags: number;
    components: APIMessageTopLevelComponent[];
    attachments: Media["attachments"];
    allowed_mentions: { parse: []; users?: string[] };
  };
  files: RawFile[];
}

/** Accents of Discord's own design. */
const colours = { success: 0x248046, error: 0xda373c };
const styles = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  plain: ButtonStyle.Secondary,
} as const;
/** A text, a picture and the section that holds them. */
const componentsOfASection = 3;
const progressMarks = 16;

/**
 * Translates a message into components: text is escaped, nobody is pinged but whom it tells of itself, every picture has its alt text, and what does
 * not fit Discord's limits is cut (texts, pictures above ten, buttons above 25).
 * @param bytesOf reads a picture
 * @param mostFileBytes of one file; larger pictures are made smaller
 */
export async function render(
  message: Message,
  bytesOf: (picture: Picture) => Promise<Uint8Array>,
  mostFileBytes = limits.mostFileBytes,
): Promise<Rendered> {
  const { buttons = [], pictures = [], files: toKeep = [], items = [], tone, language = "en" } = message;
  const rows = buttonRows(buttons);
  const mostPictures = limits.mostFiles - toKeep.length;
  const gallery = pictures.slice(0, mostPictures);
  const pictured = picturedItems(items, rows, mostPictures - gallery.length);
  const shown = [...pictured.flatMap(({ picture }) => picture ?? []), ...gallery];
  const media = await readMedia(shown, toKeep, bytesOf, mostFileBytes, language);
  const head = headOf(message, media.problems);
  const note = message.note ? `-# ${escapeText(message.note)}` : "";
  const parts: APIComponentInContainer[] = [
    ...(head ? [{ type: ComponentType.TextDisplay as const, content: head }] : []),
    ...itemParts(
      itemTexts(items, limits.mostText - head.length - note.length),
      (item) => media.pictures[pictured.indexOf(item)],
    ),
  ];
  const below = media.pictures.slice(pictured.length);
  if (below.length > 0) parts.push({ type: ComponentType.MediaGallery, items: below });
  if (note) parts.push({ type: ComponentType.TextDisplay, content: note });
  parts.push(...media.kept.map((file) => ({ type: ComponentType.File as const, file })), ...rows);
  const accent = tone === "error" || tone === "success" ? colours[tone] : null;
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components:
        accent === null ? parts : [{ type: ComponentType.Container, accent_color: accent, components: parts }],
      attachments: media.attachments,
      allowed_mentions: { parse: [], ...(message.ping ? { users: [message.ping.id] } : {}) },
    },
    files: media.files,
  };
}

/** The items that are shown beside their picture: as many as components and files are left for. */
function picturedItems(items: readonly Item[], rows: ReturnType<typeof buttonRows>, mostPictures: number): Item[] {
  // Besides: the container, the text above, the note, the gallery, a file. An item without a picture may part two others.
  const room = limits.mostComponents - rows.reduce((sum, row) => sum + 1 + row.components.length, 0) - 5;
  const parted = items.some(({ picture }) => !picture);
  const most = Math.min(mostPictures, Math.floor(room / (componentsOfASection + (parted ? 1 : 0))));
  return items.filter(({ picture }) => picture).slice(0, Math.max(0, most));
}

/** Items beside their pictures; those without one share a text. */
function itemParts(
  items: readonly { item: Item; text: string }[],
  pictureOf: (item: Item) => Media["pictures"][number] | undefined,
): APIComponentInContainer[] {
  const parts: APIComponentInContainer[] = [];
  for (const { item, text: content } of items) {
    const picture = pictureOf(item);
    const before = parts.at(-1);
    const text = { type: ComponentType.TextDisplay as const, content };
    if (picture)
      parts.push({
        ...{ type: ComponentType.Section, components: [text] },
        accessory: { type: ComponentType.Thumbnail, ...picture },
      });
    else if (before?.type === ComponentType.TextDisplay) before.content += `\n${content}`;
    else parts.push(text);
  }
  return parts;
}

function headOf({ text, progress, story, ping }: Message, problems: readonly string[]): string {
  const title = story ? `### ${escapeText(story.title)}` : "";
  const marks = progress?.share == null ? 0 : Math.round(progress.share * progressMarks);
  const bar = progress?.share == null ? "" : `\`${"█".repeat(marks)}${"░".repeat(progressMarks - marks)}\` `;
  const going = progress && progress.label !== text ? `${bar}${escapeText(progress.label)} …` : bar;
  const said = ping ? `<@${ping.id}> ${escapeText(text)}` : escapeText(text);
  return clip([title, said, going, ...problems].filter(Boolean).join("\n"), limits.mostText / 2);
}

/** The texts of items, each cut to its share of the room. */
function itemTexts(items: readonly Item[], room: number): { item: Item; text: string }[] {
  const share = Math.floor(room / Math.max(1, items.length)) - 1;
  return items.map((item) => ({
    item,
    text: clip(
      `**${escapeText(item.title)}**\n${[escapeText(item.text), ...mentionsOf(item)].join(" ")}`.trim(),
      share,
    ),
  }));
}

/** Shown as names; nobody is pinged by them. A role that was set by its name is that name. */
const mentionsOf = ({ channels = [], roles = [] }: Item) => [
  ...channels.map((id) => `<#${id}>`),
  ...roles.map((id) => (/^\d+$/u.test(id) ? `<@&${id}>` : escapeText(id))),
];

function buttonRows(buttons: readonly Button[]) {
  const most = limits.buttonsPerRow * limits.mostButtonRows;
  const drawn = buttons.slice(0, most).map(({ label, action, weight = "plain" }) => ({
    type: ComponentType.Button as const,
    style: styles[weight],
    label: clip(label, limits.longestButtonLabel),
    custom_id: action,
  }));
  return Array.from({ length: Math.ceil(drawn.length / limits.buttonsPerRow) }, (_, row) => ({
    type: ComponentType.ActionRow as const,
    components: drawn.slice(row * limits.buttonsPerRow, (row + 1) * limits.buttonsPerRow),
  }));
}
