import { App, type AuthorizeResult, type webApi } from "@slack/bolt";
import type { Platform, PlatformServices } from "../platform.ts";
import { clientOptions, openClients } from "./clients.ts";
import { deliver, deliverEnding } from "./delivery.ts";
import { Leaving } from "./leaving.ts";
import { addListeners } from "./listeners.ts";
import { boltLogger } from "./logger.ts";
import { People } from "./people.ts";
import { Pictures } from "./pictures.ts";
import { Progress } from "./progress.ts";
import { type Connection, openEntrance } from "./receivers.ts";
import { warnOfScopes } from "./scopes.ts";
import { botTokenError } from "./start-error.ts";
import { contextOf, type TurnParts } from "./turns.ts";
import { Servers, type Workspace } from "./workspaces.ts";

export type { Connection } from "./receivers.ts";

export interface SlackOptions extends PlatformServices {
  /** Of the bot in its workspace: xoxb-… */
  botToken: string;
  connection: Connection;
  /** Another address of Slack's Web API than its own. */
  apiUrl?: string;
}

/** The bot in a Slack workspace, connected. */
export interface Slack extends Platform {
  readonly name: "slack";
}

/**
 * Connects the bot to a workspace.
 * @throws Error that says what to set up
 */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const { library, queues, commands, log, connection, apiUrl } = options;
  const web = clientOptions(log, apiUrl);
  const clients = openClients(options.botToken, web);
  const servers = new Servers(library);
  const leaving = new Leaving(library, servers, log);
  await leaving.start();
  const self = await clients.calm.auth.test().catch((cause: unknown) => {
    leaving.close();
    throw botTokenError(cause);
  });
  await leaving.stay(self.team_id!);
  warnOfScopes(self, log);
  const workspace = async (): Promise<Workspace> => ({ clients, botName: self.user ?? "storymaker" });
  const pictures = new Pictures(library);
  const progress = new Progress({ library, servers, log, workspace });
  const parts: TurnParts = {
    ...{ library, queues, servers, pictures, workspace },
    people: new People(log),
    onStory: (serverId, storyId) => progress.follow(serverId, storyId),
  };

  const entrance = openEntrance(connection, log, apiUrl);
  const app = new App({
    receiver: entrance.receiver,
    authorize: async () => authorization(options.botToken, self),
    logger: boltLogger(log),
    clientOptions: web,
    convoStore: false,
  });
  app.error(async (error) => log.error({ err: error }, "a Slack event failed"));
  leaving.listen(app);
  const working = new Set<Promise<void>>();
  addListeners(app, {
    ...{ commands, log, workspace },
    context: (turn) => contextOf(parts, turn),
    async work(task) {
      const run = task().finally(() => working.delete(run));
      working.add(run);
      await run;
    },
  });

  await progress.start();
  const address = await entrance.open().catch(async (error: unknown) => {
    await progress.close();
    leaving.close();
    throw error;
  });
  const stopDelivering = queues.onDeliver(
    "slack",
    (delivery) => deliver({ library, servers, pictures, workspace }, delivery),
    async (ending) => {
      await progress.finish(ending.serverId, ending.story.id);
      return deliverEnding({ library, servers, pictures, workspace }, ending);
    },
  );
  log.info({ workspace: self.team, bot: self.user }, "connected to Slack");
  return {
    name: "slack",
    address,
    async close() {
      await entrance.close();
      await Promise.allSettled(working);
      await stopDelivering();
      await progress.close();
      leaving.close();
    },
  };
}

function authorization(botToken: string, { bot_id, user_id, team_id }: webApi.AuthTestResponse): AuthorizeResult {
  return {
    botToken,
    ...(bot_id ? { botId: bot_id } : {}),
    ...(user_id ? { botUserId: user_id } : {}),
    ...(team_id ? { teamId: team_id } : {}),
  };
}
