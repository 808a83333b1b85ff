import type { types } from "@slack/bolt";
import type { Button, Item, Language, Message, Picture } from "../../commands/index.ts";
import { platformTextsIn } from "../texts/index.ts";
import { limits } from "./limits.ts";
import { escapedWithin, escapeText, within } from "./text.ts";

type Block = types.KnownBlock;

/** What Slack shows of a message: blocks, and the text for notifications and screen readers. */
export interface SlackMessage {
  text: string;
  blocks: Block[];
}

const marks = { info: "", success: ":white_check_mark: ", error: ":warning: " } as const;
const styles = { primary: { style: "primary" }, danger: { style: "danger" }, plain: {} } as const;

/** Translates a message. `fileOf` answers the Slack file of each of its pictures; one that has none is left out. */
export function slackMessage(message: Message, fileOf: (picture: Picture) => string | undefined): SlackMessage {
  const {
    story,
    text,
    ping,
    tone = "info",
    items = [],
    pictures = [],
    progress,
    buttons = [],
    note,
    language = "en",
  } = message;
  const mark = `${marks[tone]}${ping ? `<@${ping.id}> ` : ""}`;
  // A label that says it all stands with its progress, not twice.
  const said = text === "" || text === progress?.label;
  const body = said ? [] : [section(`${mark}${escapedWithin(text, limits.sectionText - mark.length)}`)];
  const end = [
    ...(progress ? [progressBlock(progress)] : []),
    ...buttonBlocks(buttons),
    ...(note ? [context(escapeText(note))] : []),
  ];
  const shown = pictures.flatMap((picture) => imageBlock(picture, fileOf(picture)));
  const start = [...(story ? [header(story.title)] : []), ...body];
  const room = limits.blocksOfMessage - start.length - end.length - shown.length;
  const blocks = [...start, ...itemBlocks(items, fileOf, room, language), ...shown, ...end];
  const short = escapedWithin(story ? `${story.title}\n${text}` : text, limits.sectionText);
  return { text: ping ? `<@${ping.id}> ${short}` : short, blocks };
}

/** Every picture of a message. */
export function picturesOf({ pictures = [], items = [] }: Message): Picture[] {
  return [...pictures, ...items.flatMap(({ picture }) => (picture ? [picture] : []))];
}

const section = (text: string): types.SectionBlock => ({
  type: "section",
  text: { type: "mrkdwn", text, verbatim: true },
});

const header = (title: string): types.HeaderBlock => ({
  type: "header",
  text: { type: "plain_text", text: escapedWithin(title, limits.headerText), emoji: false },
});

function imageBlock({ alt }: Picture, file: string | undefined): types.ImageBlock[] {
  return file ? [{ type: "image", slack_file: { id: file }, alt_text: within(alt, limits.altText) }] : [];
}

/** One section an item with a picture, and as few as possible for the others; the last says what there was no room for. */
function itemBlocks(
  items: Item[],
  fileOf: (picture: Picture) => string | undefined,
  room: number,
  language: Language,
): Block[] {
  const blocks: types.SectionBlock[] = [];
  for (const [index, { title, text, channels = [], roles = [], picture }] of items.entries()) {
    // Settings are shown to one person alone, so that a group's name calls nobody.
    const named = [...channels.map((id) => ` <#${id}>`), ...roles.map((id) => ` <!subteam^${id}>`)].join("");
    const written = `*${escapeText(title)}*\n${escapeText(text)}${named}`;
    const whole = written.length <= limits.sectionText ? written : escapedWithin(text, limits.sectionText);
    const file = picture && fileOf(picture);
    const last = blocks.at(-1);
    const joined = `${last?.text?.text}\n${whole}`;
    if (!file && last?.text && !last.accessory && joined.length <= limits.sectionText) last.text.text = joined;
    else if (blocks.length >= room - 1 && index < items.length - 1)
      return [...blocks, section(platformTextsIn(language)("slack.more", { left: items.length - index }))];
    else if (picture && file)
      blocks.push({
        ...section(whole),
        accessory: { type: "image", slack_file: { id: file }, alt_text: within(picture.alt, limits.altText) },
      });
    else blocks.push(section(whole));
  }
  return blocks;
}

function progressBlock({ label, share }: NonNullable<Message["progress"]>): types.ContextBlock {
  const percent = share === null ? "" : ` ${Math.round(share * 100)} %`;
  return context(`:hourglass_flowing_sand: ${escapedWithin(label, limits.sectionText / 2)}${percent}`);
}

const context = (text: string): types.ContextBlock => ({
  type: "context",
  elements: [{ type: "mrkdwn", text, verbatim: true }],
});

function buttonBlocks(buttons: readonly Button[]): types.ActionsBlock[] {
  if (buttons.length === 0) return [];
  const elements = buttons.slice(0, limits.buttonsOfBlock).map(
    ({ label, action, weight = "plain" }): types.Button => ({
      type: "button",
      text: { type: "plain_text", text: within(label, limits.buttonText), emoji: false },
      action_id: action,
      ...styles[weight],
    }),
  );
  return [{ type: "actions", elements }];
}
