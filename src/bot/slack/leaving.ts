import type { App } from "@slack/bolt";
import type { Library } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import type { Servers } from "./workspaces.ts";

/** Days that a workspace's data is kept after the app was removed from it. */
const graceDays = 7;
const day = 24 * 3600_000;
const betweenLooks = 3600_000;
const marked = "leaving ";

/**
 * Deletes the data of workspaces that removed the app, direct chats too, when they did not install it again within the
 * grace period. Which ones stands in the settings of a server that stands for the app itself.
 */
export class Leaving {
  readonly #library: Library;
  readonly #servers: Servers;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;

  constructor(library: Library, servers: Servers, log: Logger) {
    this.#library = library;
    this.#servers = servers;
    this.#log = log;
  }

  /** Removes what is due, now and from time to time. */
  async start(): Promise<void> {
    await this.#removeDue();
    this.#timer = setInterval(() => {
      this.#removeDue().catch((error: unknown) => this.#log.error({ err: error }, "a workspace was not removed"));
    }, betweenLooks).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** The app is in this workspace (again). */
  async stay(teamId: string): Promise<void> {
    const app = await this.#servers.app();
    const key = marked + teamId;
    if (await this.#library.settings.get(app, key)) await this.#library.settings.set(app, key, null);
  }

  /** Listens for the app's removal from a workspace; its token is forgotten at once. */
  listen(app: App, forgetToken: (teamId: string) => Promise<void>): void {
    const left = async (teamId: string) => {
      await forgetToken(teamId);
      await this.#left(teamId);
    };
    app.event("app_uninstalled", async ({ body }) => left(body.team_id));
    app.event("tokens_revoked", async ({ body, event }) => {
      if (event.tokens.bot?.length) await left(body.team_id);
    });
  }

  async #left(teamId: string): Promise<void> {
    const until = new Date(Date.now() + graceDays * day).toISOString();
    await this.#library.settings.set(await this.#servers.app(), marked + teamId, until);
    this.#log.warn(
      { workspace: teamId, until },
      `Slack: the app was removed from a workspace; its data is deleted in ${graceDays} days unless it is installed again`,
    );
  }

  async #removeDue(): Promise<void> {
    const app = await this.#servers.app();
    const settings = await this.#library.settings.all(app);
    for (const [key, until] of Object.entries(settings)) {
      if (!key.startsWith(marked) || typeof until !== "string" || Date.parse(until) > Date.now()) continue;
      const teamId = key.slice(marked.length);
      for (const server of await this.#servers.allOf(teamId)) await this.#library.servers.remove(server.id);
      await this.#library.settings.set(app, key, null);
      this.#log.warn({ workspace: teamId }, "Slack: the data of a workspace that removed the app was deleted");
    }
  }
}
