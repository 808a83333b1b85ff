/** What the server answers, as JSON. Both sides use these types. */

export interface PictureView {
  url: string;
  alt: string;
}

export interface ItemView {
  title: string;
  text: string;
  picture?: PictureView;
}

export interface ButtonView {
  label: string;
  action: string;
  weight: "primary" | "danger" | "plain";
}

export interface MessageView {
  /** null: an error that is shown once and not kept. */
  id: string | null;
  /** Grows with every edit; the larger one of the same id is the newer. */
  revision: number;
  /** Its place in the chat; 0 without an id. */
  position: number;
  /** ISO 8601. */
  at: string;
  /** Only this visitor sees it. */
  private: boolean;
  /** The story whose thread it belongs to. */
  storyId: string | null;
  /** null: the bot. */
  author: { name: string; you: boolean } | null;
  text: string;
  tone: "info" | "success" | "error";
  items: ItemView[];
  pictures: PictureView[];
  /** To be saved, not shown. */
  files: { name: string; url: string }[];
  buttons: ButtonView[];
  /** Small, at the end: the id of an error. */
  note?: string;
  progress: { label: string; share: number | null } | null;
  /** The message begins this story. */
  story: { id: string; title: string } | null;
  /** The message posts this panel of its story. */
  panelId: string | null;
}

export interface PanelView {
  id: string;
  /** 0-based. */
  index: number;
  text: string;
  recognised: string[];
  status: "waiting" | "drawing" | "drawn" | "posted" | "refused" | "failed" | "cancelled";
  step: number;
  steps: number;
  error: string | null;
  /** Small, below the error: its id. */
  note?: string;
  width: number;
  height: number;
  /** There once the panel is posted. */
  picture: PictureView | null;
  /** The picture and those that may take its place, where there is something to choose. */
  choice: PictureView[];
  /** It was deleted, and can still be had back. */
  deleted: boolean;
  /** What can be done with it, once it is posted or could not be drawn. */
  buttons: ButtonView[];
}

export interface StoryView {
  id: string;
  title: string;
  by: string;
  style: string;
  seed: number;
  status: "drawing" | "done" | "cancelled" | "failed";
  at: string;
  panels: PanelView[];
}

export interface CharacterView {
  id: string;
  name: string;
  kind: string;
  status: "encoding" | "ready" | "no-face" | "failed";
  statusText: string;
  picture: PictureView | null;
}

export interface SessionView {
  visitor: { id: string; name: string };
  server: { name: string };
}

export interface HistoryView {
  messages: MessageView[];
  /** The stories that the messages begin, by id. */
  stories: Record<string, StoryView>;
  /** Where events go on: ask for those since here. */
  revision: number;
  /** There are older messages. */
  more: boolean;
}

/** One option of a command, as the commands define it. */
export interface OptionView {
  type: "text" | "integer" | "boolean" | "choice" | "character" | "images";
  description: string;
  required?: boolean;
  free?: boolean;
  maxLength?: number;
  multiline?: boolean;
  /** What one agrees to: one paragraph a line. */
  terms?: string;
  suggestions?: readonly string[];
  min?: number;
  max?: number;
  choices?: readonly { value: string; label: string }[];
}

export interface CommandView {
  name: string;
  description: string;
  options: Record<string, OptionView>;
  examples: readonly string[];
  details: string;
}

/** The answer to a command or a button. */
export interface AnswerView {
  messages: MessageView[];
  /** Set when the person has to put something right; the note names it as the log does. */
  error?: string;
  note?: string;
  /** What the button asks for first: press it again with `values`; or a command to be used, of which some is known. */
  form?: FormView | CommandFormView;
}

export interface CommandFormView {
  command: string;
  values: Readonly<Record<string, string>>;
}

export interface FormView {
  title: string;
  submit: string;
  fields: { name: string; label: string; value: string; multiline: boolean; maxLength: number; required: boolean }[];
}

/** Server-sent events: the event's name and its data. */
export interface FeedEvents {
  /** The connection stands; whatever has no revision should be read again. */
  ready: Record<string, never>;
  /** Too much was missed: read the history again. */
  reset: Record<string, never>;
  message: MessageView;
  panel: { storyId: string; panelId: string; status: PanelView["status"]; step: number; steps: number };
  story: { storyId: string };
  character: { characterId: string };
}
