import type { Character, Member } from "../library/index.ts";

interface Common {
  description: string;
  /** False if not given. */
  required?: boolean;
  /** In a typed command line, what is written without a key goes here. One option a command at most. */
  free?: boolean;
}

export interface TextOption extends Common {
  type: "text";
  maxLength: number;
  /** Line ends are kept, and forms show a large field. */
  multiline?: boolean;
  /** Offered in forms; anything else is allowed. */
  suggestions?: readonly string[];
}

export interface IntegerOption extends Common {
  type: "integer";
  min: number;
  max: number;
}

export interface BooleanOption extends Common {
  type: "boolean";
  /** What one agrees to with yes: shown in full before one does. One paragraph a line. */
  terms?: string;
}

export interface ChoiceOption extends Common {
  type: "choice";
  choices: readonly { value: string; label: string }[];
}

/** A character of the server; people type or complete its name (`Commands.complete`). */
export interface CharacterOption extends Common {
  type: "character";
}

/** Somebody of the server; platforms let people choose, or type a mention (`CommandContext.findMember`). */
export interface PersonOption extends Common {
  type: "person";
}

export interface ImagesOption extends Common {
  type: "images";
  min: number;
  max: number;
}

export type Option =
  | TextOption
  | IntegerOption
  | BooleanOption
  | ChoiceOption
  | CharacterOption
  | PersonOption
  | ImagesOption;
export type Options = Readonly<Record<string, Option>>;

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
export type Values<Defined extends Options> = {
  [Name in keyof Defined]: Defined[Name] extends { required: true }
    ? ValueOf[Defined[Name]["type"]]
    : ValueOf[Defined[Name]["type"]] | null;
};

/** Option values as a platform has them: by option name; texts for everything but images. */
export type RawValues = Readonly<Record<string, string | number | boolean | readonly Attachment[] | null | undefined>>;
