/** What people can say, the same on every platform. A platform translates its events to these calls and answers back. */

export {
  type ActionHandler,
  actionFor,
  type Command,
  type CommandDefinition,
  defineCommand,
  readAction,
} from "./command.ts";
export { type CommandServices, type Commands, defineCommands, openCommands } from "./commands.ts";
export type { CommandContext, CommandQueues, Drawing, Person, RunContext, Services, SizeName } from "./context.ts";
export { UserError } from "./errors.ts";
export { commandTable } from "./help.ts";
export type { Log } from "./log.ts";
export { type Button, type Item, longestAction, type Message, type Picture, type SentMessage } from "./message.ts";
export type { Attachment, Option, Options, RawValues, Values } from "./options.ts";
export { attachmentsByOption, findCommand, parseCommandLine } from "./parse.ts";
