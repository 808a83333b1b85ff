/** What people can say, the same on every platform. A platform translates its events to these calls and answers back. */

export { cancelAction } from "./cancel-story.ts";
export {
  type ActionHandler,
  actionFor,
  type Command,
  type CommandDefinition,
  defineCommand,
  type FormValues,
  readAction,
} from "./command.ts";
export { type Answerable, type CommandServices, type Commands, defineCommands, openCommands } from "./commands.ts";
export type {
  CommandContext,
  CommandQueues,
  Drawing,
  Person,
  Role,
  Roles,
  RunContext,
  Services,
  SizeName,
} from "./context.ts";
export { UserError } from "./errors.ts";
export { commandTable } from "./help.ts";
export type { Log } from "./log.ts";
export {
  type Button,
  type CommandForm,
  type FileToKeep,
  type Form,
  type FormField,
  type Item,
  longestAction,
  longestLabel,
  type Message,
  type Picture,
  type SentMessage,
} from "./message.ts";
export { fromPicture, type MessageCommand, picturesToTake } from "./message-command.ts";
export type { Attachment, Option, Options, RawValues, Values } from "./options.ts";
export { panelMessage } from "./panel-message.ts";
export { attachmentsByOption, findCommand, parseCommandLine } from "./parse.ts";
export { remarkText } from "./remark-text.ts";
export { storyEnding } from "./story-picture.ts";
export { Pace, type StoryProgress, storyProgress } from "./story-progress.ts";
export { type Catalogue, type FilledWith, type KeyOf, translations } from "./texts/catalogue.ts";
export { english, type Language, languageOf, languages, say, type Text, textsIn } from "./texts/index.ts";
