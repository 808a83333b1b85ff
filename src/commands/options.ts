import type { Character, Member } from "../library/index.ts";
import type { Text } from "./texts/index.ts";

interface Common<Said> {
  description: Said;
  /** False if not given. */
  required?: boolean;
  /** In a typed command line, what is written without a key goes here. One option a command at most. */
  free?: boolean;
}

export interface TextOption<Said = string> extends Common<Said> {
  type: "text";
  maxLength: number;
  /** Line ends are kept, and forms show a large field. */
  multiline?: boolean;
  /** Offered in forms; anything else is allowed. */
  suggestions?: readonly string[];
  /** Names of the server's roles are offered as well. */
  roles?: boolean;
}

export interface IntegerOption<Said = string> extends Common<Said> {
  type: "integer";
  min: number;
  max: number;
}

export interface BooleanOption<Said = string> extends Common<Said> {
  type: "boolean";
  /** What one agrees to with yes: shown in full before one does. One paragraph a line. */
  terms?: Said;
}

export interface ChoiceOption<Said = string> extends Common<Said> {
  type: "choice";
  choices: readonly { value: string; label: Said }[];
}

/** A character of the server; people type or complete its name (`Commands.complete`). */
export interface CharacterOption<Said = string> extends Common<Said> {
  type: "character";
}

/** Somebody of the server; platforms let people choose, or type a mention (`CommandContext.findMember`). */
export interface PersonOption<Said = string> extends Common<Said> {
  type: "person";
}

export interface ImagesOption<Said = string> extends Common<Said> {
  type: "images";
  min: number;
  max: number;
}

export type Option<Said = string> =
  | TextOption<Said>
  | IntegerOption<Said>
  | BooleanOption<Said>
  | ChoiceOption<Said>
  | CharacterOption<Said>
  | PersonOption<Said>
  | ImagesOption<Said>;
export type Options<Said = string> = Readonly<Record<string, Option<Said>>>;

/** A file that a person sent with a command. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
  /** The option that it is for; the command's first for pictures where it names none of them. */
  option?: string;
}

interface ValueOf {
  text: string;
  integer: number;
  boolean: boolean;
  choice: string;
  character: Character;
  person: Member;
  images: Attachment[];
}

/** The checked values of a command's options. */
export type Values<Defined extends Options<Text>> = {
  [Name in keyof Defined]: Defined[Name] extends { required: true }
    ? ValueOf[Defined[Name]["type"]]
    : ValueOf[Defined[Name]["type"]] | null;
};

/** Option values as a platform has them: by option name; texts for everything but images. */
export type RawValues = Readonly<Record<string, string | number | boolean | readonly Attachment[] | null | undefined>>;
