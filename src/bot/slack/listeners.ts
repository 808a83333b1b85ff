import type { App, BlockAction, BlockSuggestion, ButtonAction, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import {
  type Answerable,
  attachmentsByOption,
  type CommandContext,
  type Commands,
  findCommand,
  fromPicture,
  type Language,
  languageOf,
  picturesToTake,
  UserError,
} from "../../commands/index.ts";
import type { Server } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import { platformText, platformTextsIn } from "../texts/index.ts";
import { slackError } from "./errors.ts";
import { teamOf, turnOfButton, turnOfCommand, turnOfModal, turnOfShortcut } from "./event-turns.ts";
import { readFile } from "./files.ts";
import { readFilled } from "./filled.ts";
import { commandModal, formModal, formOfLine, modalCallback } from "./forms.ts";
import { limits } from "./limits.ts";
import { type ModalMetadata, readMetadata } from "./metadata.ts";
import { choice, element } from "./modal.ts";
import { typedText } from "./text.ts";
import type { Turn } from "./turns.ts";
import type { Room, Workspace } from "./workspaces.ts";

export interface ListenerParts {
  commands: Commands;
  workspace(teamId: string): Promise<Workspace>;
  context(turn: Turn): Promise<CommandContext>;
  /** What can be answered where there is no context. */
  withoutContext(turn: Turn): Answerable;
  /** The language of whoever opens a form, as far as that is known within a form's 3 seconds. */
  language(turn: Turn): Promise<Language>;
  /** The library's server for a place of Slack. */
  serverOf(room: Room): Promise<Server>;
  log: Logger;
  /** Runs what goes on after an event is acknowledged. */
  work(task: () => Promise<void>): Promise<void>;
}

/** What the app listens to: every event is acknowledged first, within Slack's 3 seconds, and then worked on. */
export function addListeners(app: App, parts: ListenerParts): void {
  const { commands, workspace } = parts;

  /**
   * Works on an event; what goes wrong on the way to a command is answered as commands answer it.
   * @param used the command or the button's action, for the log
   * @param written in a form: it is gone once it is sent, so what was written in it comes back with what is wrong
   */
  const answer = (
    turn: Turn,
    used: string | undefined,
    task: (context: () => Promise<CommandContext>) => Promise<void>,
    written: Record<string, string> = {},
  ) =>
    parts.work(async () => {
      let made: Promise<CommandContext> | undefined;
      // Made when it is needed: a modal must be opened within 3 seconds and needs its language only.
      const context = () => {
        made ??= parts.context(turn).then((context) => givingBack(context, written));
        return made;
      };
      await task(context).catch(async (error: unknown) => {
        const answerable = await context().catch(() => parts.withoutContext(turn));
        await commands.answerError({ ...answerable, command: used }, explained(error));
      });
    });
  const open = async (turn: Turn, triggerId: string, view: ReturnType<typeof formModal>) => {
    const { clients } = await workspace(turn.teamId);
    await clients.calm.views.open({ trigger_id: triggerId, view });
  };

  app.command(/^\//u, async ({ ack, command }) => {
    await ack();
    const turn = turnOfCommand(command);
    const line = typedText(`${command.command} ${command.text}`).trim();
    const form = formOfLine(line, commands.definitions);
    await answer(turn, form?.command.name ?? command.command, async (context) => {
      if (!form) return commands.runLine(await context(), line);
      const metadata = metadataOf(turn, { command: { name: form.command.name, files: [] } });
      const language = await parts.language(turn);
      const described = findCommand(commands.definitionsIn(language), form.command.name);
      await open(turn, command.trigger_id, commandModal(described, form.values, metadata, language));
    });
  });

  app.shortcut<MessageShortcut>({ type: "message_action", callback_id: fromPicture.id }, async ({ ack, shortcut }) => {
    await ack();
    const turn = turnOfShortcut(shortcut);
    await answer(turn, fromPicture.command, async () => {
      const language = await parts.language(turn);
      const command = findCommand(commands.definitionsIn(language), fromPicture.command);
      const pictures = picturesToTake(command, fromPicture, filesOf(shortcut), ({ mimetype }) => mimetype);
      const metadata = metadataOf(turn, { command: { name: command.name, files: pictures.map(({ id }) => id) } });
      await open(turn, shortcut.trigger_id, commandModal(command, {}, metadata, language, fromPicture.asks));
    });
  });

  app.action<BlockAction<ButtonAction>>({ type: "block_actions" }, async ({ ack, action, body }) => {
    await ack();
    const turn = turnOfButton(body);
    await answer(turn, action.action_id, async (context) => {
      const form = commands.hasForm(action.action_id) && (await commands.formFor(await context(), action.action_id));
      if (!form) return commands.press(await context(), action.action_id);
      const language = languageOf((await context()).person.locale);
      if ("fields" in form) {
        const metadata = metadataOf(turn, { action: action.action_id });
        return open(turn, body.trigger_id, formModal(form, metadata, language));
      }
      // A command answers with messages of its own, not in the place of the one whose button opened its form.
      const metadata = metadataOf(turn, { pressed: null, command: { name: form.command, files: [] } });
      const described = findCommand(commands.definitionsIn(language), form.command);
      await open(turn, body.trigger_id, commandModal(described, form.values, metadata, language));
    });
  });

  // The names of a form's field for a character, while somebody types one.
  app.options(element, async ({ ack, body }) => {
    const names = await namesFor(parts, body).catch((error: unknown) => {
      parts.log.warn({ err: error, workspace: body.team?.id }, "names of characters could not be offered");
      return [];
    });
    await ack({ options: names.filter((name) => name.length <= limits.optionValue).map((name) => choice(name, name)) });
  });

  app.view<ViewSubmitAction>(modalCallback, async ({ ack, body, view }) => {
    await ack();
    const metadata = readMetadata(view.private_metadata);
    const { command, action } = metadata;
    const turn = turnOfModal(body, metadata);
    const filled = readFilled(view.state.values);
    const task = async (made: () => Promise<CommandContext>) => {
      const context = await made();
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
    };
    await answer(turn, command?.name ?? action ?? undefined, task, filled.values);
  });
}

async function namesFor({ commands, serverOf }: ListenerParts, { team, view, value }: BlockSuggestion) {
  const { channelId } = readMetadata(view?.private_metadata ?? "");
  const { id } = await serverOf({ ...teamOf(team), channelId });
  return commands.completeCharacter(id, value);
}

/** What was written in a form comes back with what is wrong. */
function givingBack(context: CommandContext, values: Record<string, string>): CommandContext {
  const t = platformTextsIn(languageOf(context.person.locale));
  const written = Object.entries(values).map(([field, text]) => ({ title: t("slack.you-wrote", { field }), text }));
  if (written.length === 0) return context;
  return {
    ...context,
    reply: (message) => context.reply(message.tone === "error" ? { ...message, items: written } : message),
  };
}

function metadataOf(turn: Turn, purpose: Partial<ModalMetadata>): ModalMetadata {
  const { channelId, threadTs, responseUrl, pressed } = turn;
  return { channelId, threadTs, responseUrl, pressed, command: null, action: null, ...purpose };
}

const filesOf = ({ message }: MessageShortcut) => (message.files ?? []) as { id: string; mimetype?: string }[];

/** A form that was too late to be opened, as something that people can put right; any other error as it is. */
function explained(cause: unknown): unknown {
  const isLate = ["expired_trigger_id", "exchanged_trigger_id"].includes(slackError(cause) ?? "");
  return isLate ? new UserError(platformText("slack.form-late"), { cause }) : cause;
}
