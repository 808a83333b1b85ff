import type { Library, Server } from "../../library/index.ts";
import type { Clients } from "./clients.ts";

/** A workspace's clients, and the bot's own name there. */
export interface Workspace {
  clients: Clients;
  botName: string;
}

/** Where in a workspace something happens. */
export interface Room {
  teamId: string;
  teamName: string;
  channelId: string;
}

/** Whether a channel is somebody's chat with the bot. */
export const isDirect = (channelId: string): boolean => channelId.startsWith("D");

/** What a workspace's private chats are remembered by, in its settings: they go when the workspace goes. */
const directChat = "slack-direct-chat ";
const between = "/";

/** Servers of the library for rooms of Slack: a workspace is one, and every direct chat is one of its own. */
export class Servers {
  readonly #library: Library;
  readonly #teams = new Map<string, string | null>();

  constructor(library: Library) {
    this.#library = library;
  }

  async of({ teamId, teamName, channelId }: Room): Promise<Server> {
    const { servers, settings } = this.#library;
    const workspace = await servers.findOrCreate({ platform: "slack", platformId: teamId, name: teamName });
    if (!isDirect(channelId)) return workspace;
    await settings.set(workspace.id, directChat + channelId, true);
    return servers.findOrCreate({
      platform: "slack",
      platformId: teamId + between + channelId,
      name: `A private chat in ${teamName}`,
    });
  }

  /** The id of the server that stands for the app itself, for settings that are no workspace's. */
  async app(): Promise<string> {
    const server = { platform: "slack", platformId: "app", name: "The Slack app" };
    return (await this.#library.servers.findOrCreate(server)).id;
  }

  /** The workspace of a server; null when it is another platform's, or has been removed. */
  async teamOf(serverId: string): Promise<string | null> {
    const known = this.#teams.get(serverId);
    if (known !== undefined) return known;
    const server = await this.#library.servers.get(serverId);
    if (!server) return null;
    const team = server.platform === "slack" ? server.platformId.split(between)[0]! : null;
    this.#teams.set(serverId, team);
    return team;
  }

  /** The workspace's server, last, and those of its direct chats. */
  async allOf(teamId: string): Promise<Server[]> {
    const teamName = teamId;
    const workspace = await this.of({ teamId, teamName, channelId: "" });
    const settings = await this.#library.settings.all(workspace.id);
    const chats = Object.keys(settings).filter((key) => key.startsWith(directChat));
    const rooms = chats.map((key) => ({ teamId, teamName, channelId: key.slice(directChat.length) }));
    return [...(await Promise.all(rooms.map((room) => this.of(room)))), workspace];
  }
}
