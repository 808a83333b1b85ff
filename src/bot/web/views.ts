import {
  type Button,
  type FileToKeep,
  type Language,
  languageOf,
  type Message,
  type Picture,
  panelMessage,
  remarkText,
  say,
  textsIn,
} from "../../commands/index.ts";
import type { Character, Json, Library, Panel, StoredMessage, StoryWithPanels } from "../../library/index.ts";
import type { ButtonView, CharacterView, MessageView, PanelView, PictureView, StoryView } from "./page/api-types.ts";
import type { Visitor } from "./visitors.ts";

/** A message as it is stored: what it shows, and who said it. */
export interface Content {
  /** null: the bot. */
  author: Visitor | null;
  text: string;
  tone: "info" | "success" | "error";
  items: { title: string; text: string; picture?: { file: string; alt: string } }[];
  pictures: { file: string; alt: string }[];
  /** Absent in messages of an earlier version. */
  files?: { file: string; name: string }[];
  buttons: { label: string; action: string; weight: "primary" | "danger" | "plain" }[];
  /** Absent in messages of an earlier version, as well as where there is none. */
  note?: string;
  progress: { label: string; share: number | null } | null;
  story: { id: string; title: string } | null;
  panelId: string | null;
}

const nothing: Content = {
  ...{ author: null, text: "", tone: "info", items: [], pictures: [], buttons: [] },
  ...{ progress: null, story: null, panelId: null },
};

/** What a visitor said. */
export const said = (author: Visitor, text: string): Content => ({ ...nothing, author, text });
/** A panel that has been posted; the page shows the story's own panel. */
export const panelContent = (panelId: string): Content => ({ ...nothing, panelId });

/** A command's message to store; pictures without a file get one, and its key is in fileKeys. */
export async function messageContent(
  library: Library,
  serverId: string,
  message: Message,
): Promise<{ content: Content; fileKeys: string[] }> {
  const fileKeys: string[] = [];
  const store = async (picture: Picture) => {
    if ("file" in picture) return { file: picture.file, alt: picture.alt };
    const file = await library.files.put(serverId, picture.bytes);
    fileKeys.push(file);
    return { file, alt: picture.alt };
  };
  const keep = async ({ name, bytes }: FileToKeep) => {
    const file = await library.files.put(serverId, bytes);
    fileKeys.push(file);
    return { file, name };
  };
  const items = await Promise.all(
    (message.items ?? []).map(async ({ title, text, picture }) => ({
      ...{ title, text },
      ...(picture ? { picture: await store(picture) } : {}),
    })),
  );
  const content: Content = {
    ...nothing,
    ...{
      text: message.ping ? `@${message.ping.name} ${message.text}` : message.text,
      tone: message.tone ?? "info",
      items,
    },
    pictures: await Promise.all((message.pictures ?? []).map(store)),
    files: await Promise.all((message.files ?? []).map(keep)),
    buttons: (message.buttons ?? []).map(buttonView),
    ...(message.note ? { note: message.note } : {}),
    progress: message.progress ?? null,
    story: message.story ?? null,
  };
  return { content, fileKeys };
}

export const asJson = (content: Content): Json => content as unknown as Json;
export const contentOf = (message: StoredMessage): Content => message.content as unknown as Content;

const buttonView = ({ label, action, weight = "plain" }: Button): ButtonView => ({ label, action, weight });
const pictureView = ({ file, alt }: { file: string; alt: string }): PictureView => ({
  url: `/api/pictures/${file}`,
  alt,
});

export function messageView(message: StoredMessage, visitor: Pick<Visitor, "id">): MessageView {
  const { author, items, pictures, files = [], ...content } = contentOf(message);
  return {
    ...{ id: message.id, revision: message.revision, position: message.position, at: message.createdAt.toISOString() },
    ...{ private: message.privateTo !== null, storyId: message.storyId },
    ...content,
    author: author && { name: author.name, you: author.id === visitor.id },
    items: items.map(({ picture, ...item }) => ({ ...item, ...(picture ? { picture: pictureView(picture) } : {}) })),
    pictures: pictures.map(pictureView),
    files: files.map(({ name }, i) => ({ name, url: `/api/messages/${message.id}/files/${i}` })),
  };
}

/** An error for one person, which is shown and not kept. */
export function passingView(message: Message): MessageView {
  return {
    ...{ id: null, revision: 0, position: 0, at: new Date().toISOString(), private: true, storyId: null, author: null },
    ...{ text: message.text, tone: message.tone ?? "info", items: [], pictures: [], files: [] },
    ...{ buttons: [], progress: null, story: null, panelId: null },
    ...(message.note ? { note: message.note } : {}),
  };
}

export function panelView(panel: Panel, story: Pick<StoryWithPanels, "language">): PanelView {
  const { id, index, text, recognised, status, step, steps, request } = panel;
  const error = panel.error && say(remarkText(panel.error), textsIn(languageOf(story.language)));
  const { pictures = [], buttons = [], note } = isSettled(panel) ? panelMessage(panel, story) : {};
  const views = pictures.flatMap((picture) => ("file" in picture ? [pictureView(picture)] : []));
  const size = { width: request.width, height: request.height };
  const choice = views.length > 1 ? views : [];
  return {
    ...{ id, index, text, recognised, status, step, steps, error, ...size, picture: views[0] ?? null, choice },
    ...{ deleted: panel.deletedAt !== null, buttons: buttons.map(buttonView) },
    ...(note ? { note } : {}),
  };
}

/** It has been posted, or there is no picture to post: what is still being drawn for the first time shows nothing yet. */
const isSettled = ({ messageId, status }: Panel): boolean =>
  messageId !== null || status === "refused" || status === "failed" || status === "cancelled";

export function storyView(story: StoryWithPanels): StoryView {
  const { id, title, style, seed, status, panels } = story;
  const at = story.createdAt.toISOString();
  const view = { id, title, by: story.createdByName, style, seed, status, at };
  return { ...view, panels: panels.map((panel) => panelView(panel, story)) };
}

/** A character as it is shown to somebody who speaks this language. */
export async function characterView(
  library: Library,
  character: Character,
  language: Language,
): Promise<CharacterView> {
  const { id, name, kind, status } = character;
  const statusText = say(remarkText(character.statusText), textsIn(language));
  const photos = await library.photos.list(character.serverId, id);
  const file = (photos.find(({ isMain }) => isMain) ?? photos[0])?.previewKey;
  return { id, name, kind, status, statusText, picture: file ? pictureView({ file, alt: name }) : null };
}

/** What the buttons of a message do, and those of the panel that it posts. */
export async function buttonsOf(library: Library, message: StoredMessage): Promise<Pick<ButtonView, "action">[]> {
  const { buttons, panelId } = contentOf(message);
  const panel = panelId === null ? null : await library.panels.get(message.serverId, panelId);
  return panel ? panelView(panel, { language: "en" }).buttons : buttons;
}
