import { fileURLToPath } from "node:url";
import sharp, { type OverlayOptions } from "sharp";
import { type Library, type Panel, type Story, type StoryWithPanels, shownTake, type Take } from "../library/index.ts";
import { narration } from "../story/index.ts";
import type { Message } from "./message.ts";
import { panelAlt } from "./panel-message.ts";
import { languageOf, textsIn } from "./texts/index.ts";

/** Pixels. */
const panelWidth = 512;
const gap = 24;
const titleSize = 34;
const captionSize = 20;
/** Longest text for people who do not see a picture: Discord's limit is 1024 characters. */
const longestAlt = 1000;
const paper = "#fffdf8";
const ink = "#2b2520";
/** Ours, so that the picture is the same on a machine without fonts. */
const font = (family: "sans" | "emoji", file: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-${family}/${file}`));

interface DrawnPanel {
  panel: Panel;
  take: Take;
}

/**
 * What follows the last panel in a story's thread: the whole of it in one picture, in its language, and its author is told
 * who asked for it.
 */
export async function storyEnding(library: Library, story: StoryWithPanels): Promise<Message> {
  const ping = story.pingAuthor ? { ping: { id: story.createdBy, name: story.createdByName } } : {};
  return { ...(await wholeStory(library, story)), ...ping };
}

async function wholeStory(library: Library, story: StoryWithPanels): Promise<Message> {
  const drawn = story.panels.flatMap((panel): DrawnPanel[] => {
    const take = panel.deletedAt ? undefined : shownTake(panel);
    return take ? [{ panel, take }] : [];
  });
  const t = textsIn(languageOf(story.language));
  const { title } = story;
  if (story.status === "failed") return { text: t("ending.failed", { title }) };
  if (drawn.length === 0) return { text: t("ending.nothing") };
  // Its only panel stands above already; this is for its author, who asked to be told.
  if (story.panels.length === 1 && story.pingAuthor) return { text: t("ending.done", { title }) };
  const alt = [title, ...drawn.map(({ panel }) => panelAlt(panel, t))].join("\n").slice(0, longestAlt);
  return { text: t("ending.whole", { title }), pictures: [{ bytes: await page(library, story, drawn), alt }] };
}

/** A plain grid of panels, each with what happens and what is said in it. JPEG. */
async function page(library: Library, story: Story, drawn: readonly DrawnPanel[]): Promise<Uint8Array> {
  const columns = Math.min(drawn.length, drawn.length <= 4 ? 2 : drawn.length <= 9 ? 3 : 4);
  const width = columns * (panelWidth + gap) + gap;
  await knowEmoji();
  const title = await text(story.title, "700Bold", titleSize, width - 2 * gap);
  const parts: OverlayOptions[] = [{ input: title.data, left: gap, top: gap }];
  let top = gap + title.info.height + gap;
  for (let first = 0; first < drawn.length; first += columns) {
    const row = await Promise.all(drawn.slice(first, first + columns).map((each) => cell(library, each)));
    row.forEach(({ picture, caption }, i) => {
      const left = gap + i * (panelWidth + gap);
      parts.push({ input: picture.data, left, top });
      parts.push({ input: caption.data, left, top: top + picture.info.height + gap / 3 });
    });
    top += Math.max(...row.map(({ picture, caption }) => picture.info.height + gap / 3 + caption.info.height)) + gap;
  }
  const sheet = sharp({ create: { width, height: Math.ceil(top), channels: 3, background: paper } });
  return new Uint8Array(await sheet.composite(parts).jpeg({ quality: 88 }).toBuffer());
}

async function cell(library: Library, { panel, take }: DrawnPanel) {
  const bytes = await library.files.get(panel.serverId, take.pictureKey);
  const picture = await sharp(bytes).resize({ width: panelWidth }).png().toBuffer({ resolveWithObject: true });
  return { picture, caption: await text(captionOf(panel), "400Regular", captionSize, panelWidth) };
}

function captionOf(panel: Panel): string {
  const said = panel.speech.map(({ speaker, text }) => (speaker ? `${speaker}: “${text}”` : text));
  return [narration(panel), ...said].filter(Boolean).join("\n");
}

/** Makes the emoji's font known to Pango, which goes on knowing every font file that it was given. */
async function knowEmoji(): Promise<void> {
  const fontfile = font("emoji", "400Regular/NotoEmoji_400Regular.ttf");
  await sharp({ text: { text: "☺", fontfile } }).toBuffer();
}

/** Wrapped at words; what our fonts lack is taken from the machine's own. */
async function text(written: string, weight: string, size: number, width: number) {
  // Pango refuses a text of which nothing is seen, and reads its own markup in any.
  const visible = /[^\p{C}\p{Z}]/u.test(written) ? written : "…";
  const escaped = visible.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const bold = weight.endsWith("Bold") ? " Bold" : "";
  return await sharp({
    text: {
      text: `<span foreground="${ink}">${escaped}</span>`,
      font: `Noto Sans${bold} ${size}`,
      fontfile: font("sans", `${weight}/NotoSans_${weight}.ttf`),
      ...{ width, wrap: "word-char", rgba: true },
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
}
