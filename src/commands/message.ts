import type { Member } from "../library/index.ts";

/** A picture of an answer: bytes at hand, or a file of the server's library (`library.files.get(serverId, file)`). */
export type Picture = { alt: string } & ({ bytes: Uint8Array } | { file: string });

/** Longest action that every platform carries (Discord's custom_id). */
export const longestAction = 100;

export interface Button {
  label: string;
  /** What the platform hands back when it is pressed: `Commands.press`. At most `longestAction` characters. */
  action: string;
  /** The wish that the button fulfils; "plain" if not given. */
  weight?: "primary" | "danger" | "plain";
}

/** One line or card of a list: a panel, a character, a command. */
export interface Item {
  title: string;
  text: string;
  /** Channels, by the platform's ids, that are named behind the text. */
  channels?: readonly string[];
  picture?: Picture;
}

/** A file to keep, such as an export; not shown. */
export interface FileToKeep {
  /** With its ending: "storymaker.zip". */
  name: string;
  bytes: Uint8Array;
}

/**
 * What a command answers, the same for every platform. All text is plain text that may hold what people typed: a platform
 * escapes it, and switches mentions and link previews off.
 */
export interface Message {
  text: string;
  /** "info" if not given. */
  tone?: "info" | "success" | "error";
  items?: Item[];
  pictures?: Picture[];
  files?: FileToKeep[];
  buttons?: Button[];
  /** Something is going on; share is 0..1, or null when nobody knows. */
  progress?: { label: string; share: number | null };
  /** The one person whom this message tells of itself, mentioned in front of the text. Nobody else is ever told. */
  ping?: Member;
  /** Only for the person who asked. */
  private?: boolean;
  /** This message begins a story: the platform opens a thread for it and stores it with `library.stories.setThread`. */
  story?: { id: string; title: string };
}

/** A message that has been posted. */
export interface SentMessage {
  /** Puts another message in its place. */
  edit(message: Message): Promise<void>;
}

/** Longest title of a form and label of a field, in characters (Discord's modals). */
export const longestLabel = 45;

/** One text that a form asks for. */
export interface FormField {
  /** Names the value in what is handed to `Commands.press`. */
  name: string;
  /** At most `longestLabel` characters. */
  label: string;
  /** What stands in it when the form opens. */
  value: string;
  multiline: boolean;
  /** In UTF-16 units; at most 4000. */
  maxLength: number;
  required: boolean;
}

/** What a button asks for before it does anything: a platform shows it as a modal. */
export interface Form {
  /** At most `longestLabel` characters. */
  title: string;
  /** The label of the button that sends it. */
  submit: string;
  /** One to five, in order. */
  fields: FormField[];
}
