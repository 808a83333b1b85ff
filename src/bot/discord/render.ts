import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
} from "discord.js";
import type { Button, Item, Message, Picture } from "../../commands/index.ts";
import { fitPicture } from "./fit-picture.ts";
import * as limits from "./limits.ts";
import { clip, escapeText } from "./text.ts";

/** A message as Discord's API takes it, whether it is posted, edited or answered. */
export interface Rendered {
  body: {
    flags: number;
    components: APIMessageTopLevelComponent[];
    attachments: { id: string; filename: string; description: string }[];
    allowed_mentions: { parse: [] };
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
 * Translates a message into components: text is escaped, nobody is pinged, every picture has its alt text, and what does
 * not fit Discord's limits is cut (texts, pictures above ten, buttons above 25).
 * @param bytesOf reads a picture
 * @param mostFileBytes of one file; larger pictures are made smaller
 */
export async function render(
  message: Message,
  bytesOf: (picture: Picture) => Promise<Uint8Array>,
  mostFileBytes = limits.mostFileBytes,
): Promise<Rendered> {
  const rows = buttonRows(message.buttons ?? []);
  const gallery = (message.pictures ?? []).slice(0, limits.mostFiles);
  // Besides rows and items: the container, the text above, the gallery. An item without a picture may part two others.
  const room = limits.mostComponents - rows.reduce((sum, row) => sum + 1 + row.components.length, 0) - 3;
  const parted = (message.items ?? []).some(({ picture }) => !picture);
  const sections = Math.floor(room / (componentsOfASection + (parted ? 1 : 0)));
  const mostSections = Math.min(limits.mostFiles - gallery.length, sections);
  const pictured = (message.items ?? []).filter(({ picture }) => picture).slice(0, Math.max(0, mostSections));
  const shown = [...pictured.flatMap(({ picture }) => picture ?? []), ...gallery];
  const each = Math.min(mostFileBytes, Math.floor(limits.mostRequestBytes / Math.max(1, shown.length)));
  const files = await Promise.all(
    shown.map(async (picture, index) => {
      const { bytes, extension } = await fitPicture(await bytesOf(picture), each);
      return { name: `picture${index + 1}.${extension}`, data: Buffer.from(bytes), alt: altOf(picture) };
    }),
  );
  const media = files.map(({ name, alt }) => ({ media: { url: `attachment://${name}` }, description: alt }));

  const head = headOf(message);
  const items = itemTexts(message.items ?? [], limits.mostText - head.length);
  const parts: APIComponentInContainer[] = [];
  if (head) parts.push({ type: ComponentType.TextDisplay, content: head });
  for (const { item, text } of items) {
    const place = pictured.indexOf(item);
    const before = parts.at(-1);
    const content = { type: ComponentType.TextDisplay as const, content: text };
    if (place >= 0)
      parts.push({
        type: ComponentType.Section,
        components: [content],
        accessory: { type: ComponentType.Thumbnail, ...media[place]! },
      });
    // Items without a picture share one text.
    else if (before?.type === ComponentType.TextDisplay && item !== items[0]?.item) before.content += `\n${text}`;
    else parts.push(content);
  }
  if (gallery.length > 0) parts.push({ type: ComponentType.MediaGallery, items: media.slice(pictured.length) });
  parts.push(...rows);
  const accent = message.tone === "error" || message.tone === "success" ? colours[message.tone] : null;
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components:
        accent === null ? parts : [{ type: ComponentType.Container, accent_color: accent, components: parts }],
      attachments: files.map(({ name, alt }, index) => ({ id: String(index), filename: name, description: alt })),
      allowed_mentions: { parse: [] },
    },
    files: files.map(({ name, data }) => ({ name, data })),
  };
}

function altOf({ alt }: Picture): string {
  return clip(alt || "A picture", limits.longestAltText);
}

function headOf({ text, progress, story }: Message): string {
  const title = story ? `### ${escapeText(story.title)}` : "";
  const marks = progress?.share == null ? 0 : Math.round(progress.share * progressMarks);
  const bar = progress?.share == null ? "" : `\`${"█".repeat(marks)}${"░".repeat(progressMarks - marks)}\` `;
  const going = progress && progress.label !== text ? `${bar}${escapeText(progress.label)} …` : bar;
  return clip([title, escapeText(text), going].filter(Boolean).join("\n"), limits.mostText / 2);
}

/** The texts of items, each cut to its share of the room. */
function itemTexts(items: readonly Item[], room: number): { item: Item; text: string }[] {
  const share = Math.floor(room / Math.max(1, items.length)) - 1;
  return items.map((item) => ({
    item,
    text: clip(`**${escapeText(item.title)}**\n${escapeText(item.text)}`.trim(), share),
  }));
}

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
