import { App } from "@slack/bolt";
import type { Platform, PlatformServices } from "../platform.ts";
import { type Access, installedWorkspaces, oneWorkspace } from "./access.ts";
import { clientOptions } from "./clients.ts";
import { deliver, deliverEnding } from "./delivery.ts";
import { Installations } from "./installations.ts";
import { Leaving } from "./leaving.ts";
import { addListeners } from "./listeners.ts";
import { boltLogger } from "./logger.ts";
import { People } from "./people.ts";
import { Pictures } from "./pictures.ts";
import { Progress } from "./progress.ts";
import { type Connection, type Entrance, openEntrance } from "./receivers.ts";
import { contextOf, languageFor, type TurnParts, withoutContext } from "./turns.ts";
import { UserGroups } from "./user-groups.ts";
import { Servers } from "./workspaces.ts";

export type { Access } from "./access.ts";
export type { Connection } from "./receivers.ts";

export interface SlackOptions extends PlatformServices {
  access: Access;
  connection: Connection;
  /** Another address of Slack's Web API than its own. */
  apiUrl?: string;
}

/** The bot on Slack, connected. */
export interface Slack extends Platform {
  readonly name: "slack";
}

/**
 * Connects the bot to a workspace, or to all that install its app.
 * @throws Error that says what to set up
 */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const { library, queues, commands, log } = options;
  const servers = new Servers(library);
  const leaving = new Leaving(library, servers, log);
  await leaving.start();
  const { app, entrance, workspace, forgetToken } = await openApp(options, servers, leaving).catch((error: unknown) => {
    leaving.close();
    throw error;
  });
  app.error(async (error) => log.error({ err: error }, "a Slack event failed"));
  leaving.listen(app, forgetToken);

  const pictures = new Pictures(library);
  const progress = new Progress({ library, servers, log, workspace });
  const parts: TurnParts = {
    ...{ library, queues, servers, pictures, workspace },
    people: new People(log),
    groups: new UserGroups(),
    onStory: (serverId, storyId, first) => progress.follow(serverId, storyId, first),
  };
  const working = new Set<Promise<void>>();
  addListeners(app, {
    ...{ commands, workspace, log },
    serverOf: (room) => servers.of(room),
    context: (turn) => contextOf(parts, turn),
    withoutContext,
    language: (turn) => languageFor(parts, turn),
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
  const delivery = { library, servers, pictures, workspace };
  const stopDelivering = queues.onDeliver("slack", {
    panel: (panel) => deliver(delivery, panel),
    over: ({ serverId, id }) => progress.finish(serverId, id),
    ending: (ending) => deliverEnding(delivery, ending),
  });
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

/** Bolt's app on a way in for events, with what opens a workspace and what forgets one. */
async function openApp({ library, log, access, connection, apiUrl }: SlackOptions, servers: Servers, leaving: Leaving) {
  const web = clientOptions(log, apiUrl);
  const appOn = ({ receiver }: Entrance, more: ConstructorParameters<typeof App>[0]) =>
    new App({ receiver, logger: boltLogger(log), clientOptions: web, convoStore: false, ...more });
  if ("botToken" in access) {
    const { teamId, workspace, authorize } = await oneWorkspace(access.botToken, web, log);
    await leaving.stay(teamId);
    const entrance = openEntrance(connection, log, apiUrl);
    return { app: appOn(entrance, { authorize }), entrance, workspace, forgetToken: async () => {} };
  }
  const stay = (teamId: string) => leaving.stay(teamId);
  const store = new Installations(library, servers, access.clientSecret, stay);
  const entrance = openEntrance(connection, log, apiUrl, { ...access, store });
  const workspace = installedWorkspaces(store, web);
  const forgetToken = (teamId: string) => store.deleteInstallation({ teamId });
  return { app: appOn(entrance, {}), entrance, workspace, forgetToken };
}
