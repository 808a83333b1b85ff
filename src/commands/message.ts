import type { Member } from "../library/index.ts";
import type { Language, Text } from "./texts/index.ts";

/** A picture of an answer: bytes at hand, or a file of the server's library (`library.files.get(serverId, file)`). */
export type Picture<Said = string> = { alt: Said } & ({ bytes: Uint8Array } | { file: string });

/** Longest action that every platform carries (Discord's custom_id). */
export const longestAction = 100;

export interface Button<Said = string> {
  label: Said;
  /** What the platform hands back when it is pressed: `Commands.press`. At most `longestAction` characters. */
  action: string;
  /** The wish that the button fulfils; "plain" if not given. */
  weight?: "primary" | "danger" | "plain";
}

/** One line or card of a list: a panel, a character, a command. */
export interface Item<Said = string> {
  title: Said;
  text: Said;
  /** Channels, by the platform's ids, that are named behind the text; and roles. */
  channels?: readonly string[];
  roles?: readonly string[];
  picture?: Picture<Said>;
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
export interface Message<Said = string> {
  text: Said;
  /** "info" if not given. */
  tone?: "info" | "success" | "error";
  items?: Item<Said>[];
  pictures?: Picture<Said>[];
  files?: FileToKeep[];
  buttons?: Button<Said>[];
  /** Small, at the end: the id of an error. */
  note?: Said;
  /** Something is going on; share is 0..1, or null when nobody knows. */
  progress?: { label: Said; share: number | null };
  /** The one person whom this message tells of itself, mentioned in front of the text. Nobody else is ever told. */
  ping?: Member;
  /** Only for the person who asked. */
  private?: boolean;
  /**
   * What it is said in. A draft has it only where neither the person nor the server decides; a platform adds in it what it
   * adds of its own, in English where it is not given.
   */
  language?: Language;
  /** This message begins a story: the platform opens a thread for it and stores it with `library.stories.setThread`. */
  story?: { id: string; title: string };
}

/** A message that has been posted. */
export interface SentMessage<Said = string> {
  /** Puts another message in its place. */
  edit(message: Message<Said>): Promise<void>;
}

/** Longest title of a form and label of a field, in characters (Discord's modals). */
export const longestLabel = 45;

/** One text that a form asks for. */
export interface FormField<Said = string> {
  /** Names the value in what is handed to `Commands.press`. */
  name: string;
  /** At most `longestLabel` characters. */
  label: Said;
  /** What stands in it when the form opens. */
  value: string;
  multiline: boolean;
  /** In UTF-16 units; at most 4000. */
  maxLength: number;
  required: boolean;
}

/** What a button asks for before it does anything: a platform shows it as a modal. */
export interface Form<Said = string> {
  /** At most `longestLabel` characters. */
  title: Said;
  /** The label of the button that sends it. */
  submit: Said;
  /** One to five, in order. */
  fields: FormField<Said>[];
}

/** A button may open the form of a command instead, which can ask for pictures too; sending it uses the command. */
export interface CommandForm {
  /** The command's name. */
  command: string;
  /** What stands in it already, by option. */
  values: Readonly<Record<string, string>>;
}

/** A message and a form as commands write them, before it is known in which language they are said. */
export type Draft = Message<Text>;
export type FormDraft = Form<Text>;
