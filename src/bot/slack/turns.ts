import { setTimeout as sleep } from "node:timers/promises";
import { type Answerable, type CommandContext, type Language, languageOf, type Person } from "../../commands/index.ts";
import type { Queues } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import { type SlackMessage, slackMessage } from "./blocks.ts";
import { Conversation } from "./conversation.ts";
import type { People } from "./people.ts";
import type { Pictures } from "./pictures.ts";
import { ResponseUrl } from "./response-url.ts";
import type { UserGroups } from "./user-groups.ts";
import { isDirect, type Room, type Servers, type Workspace } from "./workspaces.ts";

/** One event of a person: who, where, and how it can be answered. */
export interface Turn extends Room {
  userId: string;
  /** The name in the event, for when Slack tells no better one. */
  userName: string;
  threadTs: string | null;
  responseUrl: string | null;
  /** The message whose button was pressed. */
  pressed: { ts: string; ephemeral: boolean } | null;
}

export interface TurnParts {
  library: Library;
  queues: Queues;
  servers: Servers;
  people: People;
  groups: UserGroups;
  pictures: Pictures;
  workspace(teamId: string): Promise<Workspace>;
  onStory(serverId: string, storyId: string, first: SlackMessage): Promise<void>;
}

/** The context that commands run in for an event. */
export async function contextOf(parts: TurnParts, turn: Turn): Promise<CommandContext> {
  const { library, queues, pictures, onStory } = parts;
  const workspace = await parts.workspace(turn.teamId);
  const [server, person] = await Promise.all([parts.servers.of(turn), personOf(parts, turn)]);
  const { userId, channelId, threadTs, pressed } = turn;
  const responseUrl = turn.responseUrl === null ? null : new ResponseUrl(turn.responseUrl, threadTs);
  const conversation = new Conversation({
    ...{ library, queues, pictures, onStory, workspace, server, person },
    ...{ userId, channelId, threadTs, responseUrl, pressed },
  });
  return {
    ...conversation.context(),
    async findMember(typed) {
      const found = await parts.people.find(workspace.clients.calm, typed);
      // In a chat with the bot nobody else is there to be asked.
      return found && (found.id === userId || !isDirect(channelId)) ? found : null;
    },
    roles: {
      find: (typed) => parts.groups.find(workspace.clients.calm, typed),
      has: (group) => parts.groups.has(workspace.clients.calm, turn.teamId, group, userId),
    },
  };
}

/** For an error on the way to a context, as when the database is away: what is said needs no more than the event itself. */
export function withoutContext({ responseUrl, threadTs }: Turn): Answerable {
  return {
    person: {},
    async reply(message) {
      const said = slackMessage(message, () => undefined);
      const isSent = responseUrl && (await new ResponseUrl(responseUrl, threadTs).send(said, "new"));
      if (!isSent) throw new Error("Slack gave no address for an answer, or takes nothing there");
      return { edit: async () => {} };
    },
  };
}

/** Milliseconds of a form's 3 seconds that Slack may take to say what language somebody speaks. */
const patience = 800;

/** The language for a form: it is opened in English where Slack is slow to tell the person's. */
export async function languageFor(parts: TurnParts, turn: Turn): Promise<Language> {
  const person = await Promise.race([personOf(parts, turn), sleep(patience, null, { ref: false })]);
  return languageOf(person?.locale);
}

async function personOf({ workspace, people }: TurnParts, turn: Turn): Promise<Person> {
  const { clients } = await workspace(turn.teamId);
  return people.get(clients.calm, turn.teamId, turn.userId, turn.userName);
}
