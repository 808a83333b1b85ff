import type { CommandDefinition } from "./command.ts";
import { UserError } from "./errors.ts";
import { english, type Text } from "./texts/index.ts";

/**
 * What people can do with a message of the chat, once for every platform that has a menu of its messages: it opens the form
 * of a command, with the message's pictures in it.
 */
export interface MessageCommand {
  /** Names it to a platform, for as long as there are installed apps that know it. */
  id: string;
  /** What the menu shows in English; at most 32 characters (Discord's limit). */
  label: string;
  /** The same in the language of whoever sees it. */
  localised: Text;
  description: string;
  /** The command by name, its option that takes the pictures, and the options that its form asks for, in order. */
  command: string;
  pictures: string;
  asks: readonly string[];
}

export const fromPicture: MessageCommand = {
  id: "character-from-picture",
  label: english("menu.from-picture"),
  localised: (t) => t("menu.from-picture"),
  description: "Makes a character from the pictures of this message.",
  command: "character add",
  pictures: "photos",
  asks: ["name", "kind", "for", "consent"],
};

/**
 * Of the files of a message the pictures that the command takes: the first ones.
 * @param type a file's MIME type
 * @throws UserError when there is none
 */
export function picturesToTake<Sent>(
  { options }: CommandDefinition,
  { pictures }: MessageCommand,
  files: readonly Sent[],
  type: (file: Sent) => string | null | undefined,
): Sent[] {
  const option = options[pictures];
  const most = option?.type === "images" ? option.max : 0;
  const found = files.filter((file) => type(file)?.startsWith("image/")).slice(0, most);
  if (found.length > 0) return found;
  throw new UserError((t) => t("menu.no-picture"));
}
