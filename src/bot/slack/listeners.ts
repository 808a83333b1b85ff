import type { App, BlockAction, ButtonAction, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import {
  attachmentsByOption,
  type CommandContext,
  type Commands,
  findCommand,
  type Language,
  languageOf,
  UserError,
} from "../../commands/index.ts";
import { platformText, platformTextsIn } from "../texts/index.ts";
import { slackError } from "./errors.ts";
import { turnOfButton, turnOfCommand, turnOfModal, turnOfShortcut } from "./event-turns.ts";
import { readFile } from "./files.ts";
import { readFilled } from "./filled.ts";
import { commandModal, formModal, formOfLine, modalCallback } from "./forms.ts";
import { type ModalMetadata, readMetadata } from "./metadata.ts";
import { unescapeText } from "./text.ts";
import type { Turn } from "./turns.ts";
import type { Workspace } from "./workspaces.ts";

/** The callback_id of "Make a character from this picture" in the manifest, and the command that it is a form of. */
export const pictureShortcut = "character-from-picture";
const shortcutCommand = "character add";

export interface ListenerParts {
  commands: Commands;
  workspace(teamId: string): Promise<Workspace>;
  context(turn: Turn): Promise<CommandContext>;
  /** The language of whoever opens a form, as far as that is known within a form's 3 seconds. */
  language(turn: Turn): Promise<Language>;
  /** Runs what goes on after an event is acknowledged. */
  work(task: () => Promise<void>): Promise<void>;
}

/** What the app listens to: every event is acknowledged first, within Slack's 3 seconds, and then worked on. */
export function addListeners(app: App, parts: ListenerParts): void {
  const { commands, workspace } = parts;

  /** Works on an event; what goes wrong on the way to a command is answered as commands answer it. */
  const answer = (turn: Turn, task: (context: () => Promise<CommandContext>) => Promise<void>) =>
    parts.work(async () => {
      let made: Promise<CommandContext> | undefined;
      // Made when it is needed: a modal must be opened within 3 seconds and needs its language only.
      const context = () => {
        made ??= parts.context(turn);
        return made;
      };
      await task(context).catch(async (error: unknown) => commands.answerError(await context(), explained(error)));
    });
  const open = async (turn: Turn, triggerId: string, view: ReturnType<typeof formModal>) => {
    const { clients } = await workspace(turn.teamId);
    await clients.calm.views.open({ trigger_id: triggerId, view });
  };

  app.command(/^\//u, async ({ ack, command }) => {
    await ack();
    const turn = turnOfCommand(command);
    const line = unescapeText(`${command.command} ${command.text}`).trim();
    const form = formOfLine(line, commands.definitions);
    await answer(turn, async (context) => {
      if (!form) return commands.runLine(await context(), line);
      const metadata = metadataOf(turn, { command: { name: form.command.name, files: [] } });
      const language = await parts.language(turn);
      const described = findCommand(commands.definitionsIn(language), form.command.name);
      await open(turn, command.trigger_id, commandModal(described, form.values, metadata, language));
    });
  });

  app.shortcut<MessageShortcut>({ type: "message_action", callback_id: pictureShortcut }, async ({ ack, shortcut }) => {
    await ack();
    const turn = turnOfShortcut(shortcut);
    await answer(turn, async () => {
      const language = await parts.language(turn);
      const command = findCommand(commands.definitionsIn(language), shortcutCommand);
      const photos = Object.values(command.options).find(({ type }) => type === "images");
      const files = picturesOf(shortcut).slice(0, photos?.type === "images" ? photos.max : 1);
      if (files.length === 0) throw new UserError(platformText("picture.none"));
      const metadata = metadataOf(turn, { command: { name: command.name, files } });
      await open(turn, shortcut.trigger_id, commandModal(command, {}, metadata, language));
    });
  });

  app.action<BlockAction<ButtonAction>>({ type: "block_actions" }, async ({ ack, action, body }) => {
    await ack();
    const turn = turnOfButton(body);
    await answer(turn, async (context) => {
      const form = await commands.formFor(await context(), action.action_id);
      if (!form) return commands.press(await context(), action.action_id);
      const { person } = await context();
      const metadata = metadataOf(turn, { action: action.action_id });
      await open(turn, body.trigger_id, formModal(form, metadata, languageOf(person.locale)));
    });
  });

  app.view<ViewSubmitAction>(modalCallback, async ({ ack, body, view }) => {
    await ack();
    const metadata = readMetadata(view.private_metadata);
    const { command, action } = metadata;
    const turn = turnOfModal(body, metadata);
    const filled = readFilled(view.state.values);
    await answer(turn, async (own) => {
      const context = givingBack(await own(), filled.values);
      if (action) return commands.press(context, action, filled.values);
      const definition = commands.definitions.find(({ name }) => name === command?.name);
      if (!definition || !command) throw new UserError(platformText("slack.form-old"));
      const { clients } = await workspace(turn.teamId);
      const sent = Object.entries(filled.files).flatMap(([option, ids]) => ids.map((id) => ({ id, option })));
      const files = [...command.files.map((id) => ({ id, option: undefined })), ...sent];
      const attachments = await Promise.all(files.map(({ id, option }) => readFile(clients.calm, id, option)));
      await commands.run(context, definition.name, {
        ...filled.values,
        ...attachmentsByOption(definition, attachments),
      });
    });
  });
}

/** A form is gone once it is sent: what was written in it comes back with what is wrong. */
function givingBack(context: CommandContext, values: Record<string, string>): CommandContext {
  const t = platformTextsIn(languageOf(context.person.locale));
  const written = Object.entries(values).map(([field, text]) => ({ title: t("slack.you-wrote", { field }), text }));
  return {
    ...context,
    reply: (message) => context.reply(message.tone === "error" ? { ...message, items: written } : message),
  };
}

function metadataOf(turn: Turn, purpose: Partial<ModalMetadata>): ModalMetadata {
  const { channelId, threadTs, responseUrl, pressed } = turn;
  return { channelId, threadTs, responseUrl, pressed, command: null, action: null, ...purpose };
}

function picturesOf({ message }: MessageShortcut): string[] {
  const files = (message.files ?? []) as { id: string; mimetype?: string }[];
  return files.filter(({ mimetype }) => mimetype?.startsWith("image/")).map(({ id }) => id);
}

/** A form that was too late to be opened, as something that people can put right; any other error as it is. */
function explained(cause: unknown): unknown {
  const isLate = ["expired_trigger_id", "exchanged_trigger_id"].includes(slackError(cause) ?? "");
  return isLate ? new UserError(platformText("slack.form-late"), { cause }) : cause;
}
