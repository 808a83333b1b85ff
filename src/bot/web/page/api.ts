import type {
  AnswerView,
  CharacterView,
  CommandView,
  HistoryView,
  MessageView,
  SessionView,
  StoryView,
} from "./api-types.ts";
import { texts } from "./texts.ts";

/** What the server says a person has to put right, or that it cannot be reached. */
export class ApiError extends Error {
  /** Names it as the server's log does. */
  readonly note: string | undefined;

  constructor(message: string, { note, cause }: { note?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause });
    this.note = note;
  }
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new ApiError(texts.unreachable, { cause });
  }
  const body = (await response.json().catch(() => null)) as (T & { error?: string; note?: string }) | null;
  if (!response.ok || body === null) throw new ApiError(body?.error ?? texts.noAnswer, { note: body?.note });
  return body;
}

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Pictures for a command, by the option that they are for. */
type FilesByOption = Readonly<Record<string, readonly File[]>>;

async function sendCommand(fields: Record<string, string>, files: FilesByOption): Promise<MessageView[]> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [option, chosen] of Object.entries(files)) for (const file of chosen) body.append(option, file, file.name);
  return (await ask<AnswerView>("/api/commands", { method: "POST", body })).messages;
}

export const api = {
  session: () => ask<SessionView>("/api/session"),
  rename: (name: string) => ask<SessionView>("/api/session", json({ name })),
  commands: () => ask<CommandView[]>("/api/commands"),
  characters: () => ask<CharacterView[]>("/api/characters"),
  story: (id: string) => ask<StoryView>(`/api/stories/${id}`),
  history: (before?: number) => ask<HistoryView>(`/api/messages${before === undefined ? "" : `?before=${before}`}`),
  /** Resolves with what was answered. @throws ApiError with what to put right */
  line: (line: string, files: FilesByOption): Promise<MessageView[]> => sendCommand({ line }, files),
  /** With a story, the command is used in its thread. */
  form: (
    name: string,
    values: Record<string, string | boolean>,
    files: FilesByOption,
    storyId: string | null,
  ): Promise<MessageView[]> =>
    sendCommand({ name, values: JSON.stringify(values), ...(storyId ? { storyId } : {}) }, files),
  /** Resolves with the form that the button asks to be filled in first, if it does. @throws ApiError */
  async press(
    action: string,
    messageId: string,
    values?: Record<string, string>,
  ): Promise<NonNullable<AnswerView["form"]> | null> {
    return (await ask<AnswerView>("/api/actions", json({ action, messageId, values }))).form ?? null;
  },
};
