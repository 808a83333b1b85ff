import type { Authorize, webApi } from "@slack/bolt";
import type { Logger } from "../../log.ts";
import { openClients } from "./clients.ts";
import type { Installations } from "./installations.ts";
import { warnOfScopes } from "./scopes.ts";
import { botTokenError } from "./start-error.ts";
import type { Workspace } from "./workspaces.ts";

/** How the bot gets into workspaces: into one with its token, or into every one that installs the app. */
export type Access = { botToken: string } | { clientId: string; clientSecret: string };

/** @throws Error for a workspace that the bot is not in */
export type OpenWorkspace = (teamId: string) => Promise<Workspace>;

/**
 * The one workspace that a token is for.
 * @throws Error that says what to set up when Slack does not accept the token
 */
export async function oneWorkspace(
  botToken: string,
  web: webApi.WebClientOptions,
  log: Logger,
): Promise<{ teamId: string; workspace: OpenWorkspace; authorize: Authorize<boolean> }> {
  const clients = openClients(botToken, web);
  const self = await clients.calm.auth.test().catch((cause: unknown) => {
    throw botTokenError(cause);
  });
  warnOfScopes(self, log);
  const { team_id: teamId = "", user = "storymaker", user_id: botUserId = "", bot_id: botId = "" } = self;
  log.info({ workspace: self.team, bot: user }, "connected to Slack");
  return {
    teamId,
    workspace: async () => ({ clients, botName: user }),
    authorize: async () => ({ botToken, botUserId, botId, teamId }),
  };
}

/** The workspaces that have installed the app, each opened with its own token when it is first needed. */
export function installedWorkspaces(installations: Installations, web: webApi.WebClientOptions): OpenWorkspace {
  const open = new Map<string, Promise<Workspace>>();
  const openWith = async (token: string): Promise<Workspace> => {
    const clients = openClients(token, web);
    const { user = "storymaker" } = await clients.calm.auth.test();
    return { clients, botName: user };
  };
  return async (teamId) => {
    const { bot } = await installations.fetchInstallation({ teamId });
    if (!bot) throw new Error(`the installation in the workspace ${teamId} has no bot`);
    const known = open.get(bot.token);
    if (known) return known;
    const opened = openWith(bot.token);
    open.set(bot.token, opened);
    opened.catch(() => open.delete(bot.token));
    return opened;
  };
}
