import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { attachmentsByOption, type CommandDefinition, type Commands, languageOf } from "../../commands/index.ts";
import { type Library, LibraryError, type Server } from "../../library/index.ts";
import { pictureType } from "../bot.ts";
import { platformText } from "../texts/index.ts";
import type { Feed } from "./feed.ts";
import { RateLimit } from "./guard.ts";
import { localeOf } from "./locale.ts";
import type {
  AnswerView,
  CommandView,
  FeedEvents,
  HistoryView,
  OptionView,
  SessionView,
  StoryView,
} from "./page/api-types.ts";
import { lineOf, RequestError, readCommandRequest } from "./request.ts";
import type { Room, Turn } from "./room.ts";
import { buttonsOf, characterView, contentOf, storyView } from "./views.ts";
import { cleanVisitorName, newVisitor, type Visitor, type Visitors } from "./visitors.ts";

const historyPage = 60;
/** Pages that may be open at the same time, over all visitors. */
const mostListeners = 1000;
/** Bytes that wait for a page that does not read any more; then it is disconnected, and reads on when it is back. */
const mostWaitingBytes = 4 * 1024 * 1024;

const pressed = z.object({
  action: z.string().max(200),
  messageId: z.string(),
  values: z.record(z.string().max(64), z.string().max(4000)).optional(),
});

const languageFor = (request: FastifyRequest) => languageOf(localeOf(request).locale);

/** The options that the page asks for: it has no accounts, so that nobody can be named. */
const offered = ({ options }: CommandDefinition): Record<string, OptionView> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => (option.type === "person" ? [] : [[name, option]])),
  );

export interface RouteParts {
  library: Library;
  commands: Commands;
  server: Server;
  room: Room;
  feed: Feed;
  visitors: Visitors;
}

/** What the page, and any program, asks of the server. Described in docs/web.md. */
export function addRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { library, commands, server, room, feed, visitors } = parts;
  const uses = new RateLimit(30, 1);

  const visitorOf = (request: FastifyRequest, reply: FastifyReply): Visitor => {
    const known = visitors.read(request.headers.cookie);
    if (known) return known;
    const visitor = newVisitor();
    reply.header("set-cookie", visitors.cookie(visitor));
    return visitor;
  };
  const limit = (request: FastifyRequest): void => {
    const wait = uses.use(request.ip);
    if (wait > 0) throw new RequestError(429, platformText("web.too-much", { seconds: wait }));
  };
  const answer = (reply: FastifyReply, turn: Turn): AnswerView => {
    const messages = turn.answers();
    const problem = messages.find(({ id, tone }) => id === null && tone === "error");
    if (!problem) return { messages };
    const { text: error, note } = problem;
    reply.code(422);
    return { messages, error, ...(note ? { note } : {}) };
  };

  app.get("/health", async () => ({ status: "ok" }));

  app.get("/api/session", async (request, reply): Promise<SessionView> => {
    return { visitor: visitorOf(request, reply), server: { name: server.name } };
  });

  app.post("/api/session", async (request, reply): Promise<SessionView> => {
    limit(request);
    const typed = z.object({ name: z.string().max(400) }).safeParse(request.body);
    const name = typed.success ? cleanVisitorName(typed.data.name) : null;
    if (name === null) throw new RequestError(400, 'Send a "name" to show to others.');
    const visitor = { ...visitorOf(request, reply), name };
    reply.removeHeader("set-cookie").header("set-cookie", visitors.cookie(visitor));
    return { visitor, server: { name: server.name } };
  });

  app.get("/api/commands", async (request): Promise<CommandView[]> => {
    return commands.definitionsIn(languageFor(request)).map((definition) => {
      const { name, description, examples = [], details = "" } = definition;
      return { name, description, options: offered(definition), examples, details };
    });
  });

  app.post("/api/commands", async (request, reply): Promise<AnswerView> => {
    limit(request);
    const visitor = visitorOf(request, reply);
    const wanted = await readCommandRequest(request);
    const { line, name, photos, storyId } = wanted;
    if (storyId !== null && !(await library.stories.get(server.id, storyId)))
      throw new RequestError(404, platformText("web.no-story"));
    const turn = room.turn(visitor, { line: lineOf(wanted, commands.definitions), storyId, ...localeOf(request) });
    if (line !== null) await commands.runLine(turn.context, line, photos);
    else {
      const command = commands.definitions.find((definition) => definition.name === name);
      const files = command ? attachmentsByOption(command, photos) : {};
      await commands.run(turn.context, name ?? "", { ...wanted.values, ...files });
    }
    return answer(reply, turn);
  });

  app.post("/api/actions", async (request, reply): Promise<AnswerView> => {
    limit(request);
    const visitor = visitorOf(request, reply);
    const read = pressed.safeParse(request.body);
    if (!read.success) throw new RequestError(400, 'Send the "action" of a button and the "messageId" it is on.');
    const { action, messageId, values } = read.data;
    const source = await library.messages.get(server.id, messageId);
    const visible = source && (source.privateTo === null || source.privateTo === visitor.id);
    if (!visible || !(await buttonsOf(library, source)).some((button) => button.action === action))
      throw new RequestError(404, platformText("web.no-button"));
    const turn = room.turn(visitor, {
      storyId: contentOf(source).story?.id ?? source.storyId,
      source,
      ...localeOf(request),
    });
    const form = values ? null : await commands.formFor(turn.context, action);
    if (form) return { messages: [], form };
    await commands.press(turn.context, action, values);
    return answer(reply, turn);
  });

  app.get("/api/messages", async (request, reply): Promise<HistoryView> => {
    const visitor = visitorOf(request, reply);
    const query = z.object({ before: z.coerce.number().int().optional() }).safeParse(request.query);
    const before = query.success ? query.data.before : undefined;
    const revision = await library.messages.revision(server.id);
    const messages = await library.messages.latest(server.id, {
      ...{ visibleTo: visitor.id, limit: historyPage },
      ...(before === undefined ? {} : { before }),
    });
    const views = messages.map((message) => room.view(message, visitor, languageFor(request)));
    const begun = await Promise.all(
      views.flatMap(({ story }) => (story ? [library.stories.get(server.id, story.id)] : [])),
    );
    const stories = Object.fromEntries(begun.flatMap((story) => (story ? [[story.id, storyView(story)]] : [])));
    return { messages: views, stories, revision, more: messages.length === historyPage };
  });

  app.get<{ Params: { id: string; file: string } }>("/api/messages/:id/files/:file", async (request, reply) => {
    const visitor = visitorOf(request, reply);
    const message = await library.messages.get(server.id, request.params.id);
    const visible = message && (message.privateTo === null || message.privateTo === visitor.id);
    const file = visible ? contentOf(message).files?.[Number(request.params.file)] : undefined;
    if (!file) throw new RequestError(404, "There is no such file.");
    const bytes = await library.files.get(server.id, file.file);
    reply.headers({ "content-disposition": `attachment; filename="${file.name}"`, "cache-control": "no-store" });
    return reply.type("application/zip").send(Buffer.from(bytes));
  });

  app.get("/api/characters", async (request) => {
    const characters = await library.characters.list(server.id);
    const language = languageFor(request);
    return Promise.all(characters.map((character) => characterView(library, character, language)));
  });

  app.get<{ Params: { id: string } }>("/api/stories/:id", async (request): Promise<StoryView> => {
    const story = await library.stories.get(server.id, request.params.id);
    if (!story) throw new RequestError(404, platformText("web.no-story"));
    return storyView(story);
  });

  app.get<{ Params: { key: string } }>("/api/pictures/:key", async (request, reply) => {
    const bytes = await library.files.get(server.id, request.params.key).catch((error: unknown) => {
      if (error instanceof LibraryError && error.code === "file-missing") return null;
      throw error;
    });
    const type = bytes && pictureType(bytes);
    if (!bytes || !type) throw new RequestError(404, "There is no such picture.");
    reply.headers({ "cache-control": "private, max-age=3600, immutable", "content-disposition": "inline" });
    return reply.type(type).send(Buffer.from(bytes));
  });

  app.get("/api/events", { sse: { kind: "only" } }, async (request, reply) => {
    if (feed.size >= mostListeners) throw new RequestError(503, platformText("web.too-many-pages"));
    const visitor = visitorOf(request, reply);
    const query = z.object({ since: z.coerce.number().int().min(0).optional() }).safeParse(request.query);
    const since = Number(reply.sse.lastEventId ?? (query.success ? query.data.since : undefined) ?? Number.NaN);
    const revision = Number.isSafeInteger(since) ? since : await library.messages.revision(server.id);
    reply.sse.keepAlive();
    const remove = feed.add({
      visitorId: visitor.id,
      language: languageFor(request),
      revision,
      send<Name extends keyof FeedEvents>(event: Name, data: FeedEvents[Name], id?: number) {
        if (!reply.sse.isConnected) return;
        if (reply.raw.writableLength > mostWaitingBytes) return reply.sse.close();
        reply.sse.send({ event, data, ...(id === undefined ? {} : { id: String(id) }) }).catch(() => reply.sse.close());
      },
    });
    reply.sse.onClose(remove);
    return reply;
  });
}
