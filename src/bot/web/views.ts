import { type Message, type Picture, panelAlt } from "../../commands/index.ts";
import type { Character, Json, Library, Panel, StoredMessage, StoryWithPanels } from "../../library/index.ts";
import type { CharacterView, MessageView, PanelView, PictureView, StoryView } from "./page/api-types.ts";
import type { Visitor } from "./visitors.ts";

/** A message as it is stored: what it shows, and who said it. */
export interface Content {
  /** null: the bot. */
  author: Visitor | null;
  text: string;
  tone: "info" | "success" | "error";
  items: { title: string; text: string; picture?: { file: string; alt: string } }[];
  pictures: { file: string; alt: string }[];
  buttons: { label: string; action: string; weight: "primary" | "danger" | "plain" }[];
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
  const items = await Promise.all(
    (message.items ?? []).map(async ({ title, text, picture }) => ({
      ...{ title, text },
      ...(picture ? { picture: await store(picture) } : {}),
    })),
  );
  const content: Content = {
    ...nothing,
    ...{ text: message.text, tone: message.tone ?? "info", items },
    pictures: await Promise.all((message.pictures ?? []).map(store)),
    buttons: (message.buttons ?? []).map(({ label, action, weight }) => ({ label, action, weight: weight ?? "plain" })),
    progress: message.progress ?? null,
    story: message.story ?? null,
  };
  return { content, fileKeys };
}

export const asJson = (content: Content): Json => content as unknown as Json;
export const contentOf = (message: StoredMessage): Content => message.content as unknown as Content;

const pictureView = ({ file, alt }: { file: string; alt: string }): PictureView => ({
  url: `/api/pictures/${file}`,
  alt,
});

export function messageView(message: StoredMessage, visitor: Pick<Visitor, "id">): MessageView {
  const { author, items, pictures, ...content } = contentOf(message);
  return {
    ...{ id: message.id, revision: message.revision, position: message.position, at: message.createdAt.toISOString() },
    ...{ private: message.privateTo !== null, storyId: message.storyId },
    ...content,
    author: author && { name: author.name, you: author.id === visitor.id },
    items: items.map(({ picture, ...item }) => ({ ...item, ...(picture ? { picture: pictureView(picture) } : {}) })),
    pictures: pictures.map(pictureView),
  };
}

/** An error for one person, which is shown and not kept. */
export function passingView(message: Message): MessageView {
  return {
    ...{ id: null, revision: 0, position: 0, at: new Date().toISOString(), private: true, storyId: null, author: null },
    ...{ text: message.text, tone: message.tone ?? "info", items: [], pictures: [], buttons: [] },
    ...{ progress: null, story: null, panelId: null },
  };
}

export function panelView(panel: Panel): PanelView {
  const { id, index, text, recognised, status, step, steps, error, request } = panel;
  const take = status === "posted" ? panel.takes.at(-1) : undefined;
  const picture = take ? pictureView({ file: take.pictureKey, alt: panelAlt(panel) }) : null;
  const size = { width: request.width, height: request.height };
  return { id, index, text, recognised, status, step, steps, error, ...size, picture };
}

export function storyView(story: StoryWithPanels): StoryView {
  const { id, title, style, seed, status } = story;
  const at = story.createdAt.toISOString();
  return { id, title, by: story.createdByName, style, seed, status, at, panels: story.panels.map(panelView) };
}

export async function characterView(library: Library, character: Character): Promise<CharacterView> {
  const { id, name, kind, status, statusText } = character;
  const photos = await library.photos.list(character.serverId, id);
  const file = (photos.find(({ isMain }) => isMain) ?? photos[0])?.previewKey;
  return { id, name, kind, status, statusText, picture: file ? pictureView({ file, alt: name }) : null };
}
