import { setTimeout } from "node:timers/promises";
import { BackgroundTasks } from "./background.ts";
import { characterAdd } from "./character-add.ts";
import { characterChange } from "./character-change.ts";
import { characterList } from "./character-list.ts";
import { characterPhoto } from "./character-photo.ts";
import { characterRemove } from "./character-remove.ts";
import { characterRename } from "./character-rename.ts";
import { characterShow } from "./character-show.ts";
import type { Command, CommandDefinition, FormValues } from "./command.ts";
import type { CommandContext, Drawing, RunContext, Services } from "./context.ts";
import { UserError } from "./errors.ts";
import { explainError, type Met } from "./explain-error.ts";
import { findAction, readForm } from "./find-action.ts";
import { forgetUnanswered } from "./forget-unanswered.ts";
import { helpCommand } from "./help.ts";
import type { CommandForm, Form, Message } from "./message.ts";
import type { Attachment, RawValues } from "./options.ts";
import { commandIn, findCommand, parseCommandLine } from "./parse.ts";
import { PendingAdditions } from "./pending.ts";
import { privacyCommand } from "./privacy.ts";
import { queueCommand } from "./queue.ts";
import { runContext } from "./run-context.ts";
import { sayDefinition, sayForm } from "./say.ts";
import { settingsCommand } from "./settings-command.ts";
import { storyCommand } from "./story.ts";
import { type Language, languages, textsIn } from "./texts/index.ts";
import { completeCharacter, readValues } from "./values.ts";

type WhatIsDrawn = Pick<Drawing, "sizes">;

/** Every command, for what the installed pack can draw. Pure: for forms, registration and documentation. */
export function defineCommands(drawing: WhatIsDrawn, language: Language = "en"): CommandDefinition[] {
  return allCommands(drawing).map((command) => sayDefinition(command, textsIn(language)));
}

function allCommands(drawing: WhatIsDrawn): Command[] {
  const characters = [
    ...[characterAdd, characterList, characterShow, characterPhoto],
    ...[characterRename, characterChange, characterRemove],
  ];
  const commands = [...characters, storyCommand(drawing), queueCommand, privacyCommand, settingsCommand];
  return [...commands, helpCommand(commands)];
}

/** The commands of one bot process, ready to be used by platforms. */
export interface Commands {
  /** In English. */
  readonly definitions: readonly CommandDefinition[];
  /** The same commands, described in another language. */
  definitionsIn(language: Language): readonly CommandDefinition[];
  /** Runs a command by name with the values of its options. Never throws: problems are answered. */
  run(context: CommandContext, name: string, values: RawValues): Promise<void>;
  /** Runs a command that was typed as a line ("/story Ada waves style: comic"), with the files sent along. Never throws. */
  runLine(context: CommandContext, line: string, attachments?: readonly Attachment[]): Promise<void>;
  /** Whether a button may ask for something first: `formFor` tells, which takes a look into the library. */
  hasForm(action: string): boolean;
  /**
   * What a pressed button asks for first: a platform shows the form and hands what was typed to `press`, or where it is a
   * command's, to `run`. null: it asks for nothing, or this person may not use it; `press` then does it or says why not.
   * Never throws.
   */
  formFor(context: CommandContext, action: string): Promise<Form | CommandForm | null>;
  /** Does what a pressed button stands for, with what was typed into its form. Never throws: problems are answered. */
  press(context: CommandContext, action: string, values?: FormValues): Promise<void>;
  /** Answers an error that a platform met on the way to a command, as an error of the command itself. */
  answerError(context: Answerable, error: unknown): Promise<void>;
  /** Logs an error as `answerError` does, and says what it would answer. */
  explainError(met: Met, error: unknown): Message;
  /** Names of characters that begin with or hold what was typed, at most 25. */
  completeCharacter(serverId: string, typed: string): Promise<string[]>;
  /** Stops what goes on in the background. */
  close(): Promise<void>;
}

/** Whom an error is told. */
export type Answerable = Met & Pick<CommandContext, "reply">;

/** How long what was removed can be had back, if not told otherwise. */
const undoMilliseconds = 60_000;

export type CommandServices = Omit<Services, "pending" | "background" | "undoMilliseconds"> &
  Partial<Pick<Services, "undoMilliseconds">>;

/** Opens the commands on a library and its queues. */
export function openCommands(parts: CommandServices): Commands {
  const services: Services = {
    undoMilliseconds,
    ...parts,
    pending: new PendingAdditions(),
    background: new BackgroundTasks(parts.log),
  };
  // What an earlier process was about to remove for good.
  services.background.run("remove what was deleted", async (signal) => {
    await setTimeout(services.undoMilliseconds, undefined, { signal });
    await services.library.removeDeleted(services.undoMilliseconds);
  });
  services.background.run("forget the unanswered", (signal) => forgetUnanswered(services, signal));
  const commands = allCommands(parts.drawing);
  const definitions = new Map(languages.map((language) => [language, defineCommands(parts.drawing, language)]));
  const guarded = async (
    context: CommandContext,
    command: string | undefined,
    work: (context: RunContext) => Promise<void>,
  ) => {
    try {
      await work(await runContext(context, services));
    } catch (error) {
      await answerError({ ...context, command }, services, error);
    }
  };
  const runCommand = async (context: RunContext, command: Command, values: RawValues) =>
    command.run(context, await readValues(context, command, values));
  return {
    definitions: definitions.get("en")!,
    definitionsIn: (language) => definitions.get(language)!,
    run: (context, name, values) =>
      guarded(context, name, (running) => runCommand(running, findCommand(commands, name), values)),
    runLine: (context, line, attachments = []) =>
      guarded(context, commandIn(line, commands)?.name, (running) => {
        const { command, values } = parseCommandLine(line, commands, attachments);
        return runCommand(running, command, values);
      }),
    hasForm: (action) => findAction(commands, action)?.form !== undefined,
    async formFor(context, action) {
      const found = findAction(commands, action);
      // What is wrong is answered by press, which meets the same problem.
      const opened = async () => {
        const running = await runContext(context, services);
        const form = await found?.form?.(running, found.argument);
        return form ? sayForm(form, textsIn(running.languages.person)) : null;
      };
      return opened().catch(() => null);
    },
    press: (context, action, values) =>
      guarded(context, action, async (running) => {
        const found = findAction(commands, action);
        if (!found) throw new UserError((t) => t("button.unknown"));
        const form = await found.form?.(running, found.argument);
        await found.handler(running, found.argument, form && "fields" in form ? readForm(form, values) : {});
      }),
    answerError: (context, error) => answerError(context, services, error),
    explainError: (met, error) => explainError(met, services.log, error),
    completeCharacter: (serverId, typed) => completeCharacter(services.library, serverId, typed),
    close: () => services.background.close(),
  };
}

async function answerError(context: Answerable, { log }: Services, error: unknown): Promise<void> {
  const message = explainError(context, log, error);
  try {
    await context.reply(message);
  } catch (unanswered) {
    log.error({ err: unanswered, server: context.server?.id }, "an error could not be answered");
  }
}
