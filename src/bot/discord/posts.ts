import { createHash } from "node:crypto";
import {
  type APIChannel,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type Client,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  type RequestData,
  Routes,
  SnowflakeUtil,
} from "discord.js";
import * as limits from "./limits.ts";
import { QuietRoutes } from "./quiet-routes.ts";
import type { Rendered } from "./render.ts";
import { clip } from "./text.ts";

/** Milliseconds that our clock may be ahead of Discord's. */
const clockTolerance = 60_000;

/** Messages and threads, by ids alone: any process can post anywhere, whatever guilds its gateway connection has. */
export class Posts {
  readonly #client: Client;
  readonly #quiet: QuietRoutes;

  constructor(client: Client) {
    this.#client = client;
    this.#quiet = new QuietRoutes(client.rest);
  }

  async #ask<Answer>(
    method: "get" | "post" | "patch",
    route: `/channels/${string}`,
    data: RequestData,
  ): Promise<Answer> {
    await this.#quiet.over(method, route);
    return (await this.#client.rest[method](route, data)) as Answer;
  }

  /**
   * Posts as the bot. The same nonce again within a few minutes gives the message that is there.
   * @param nonce at most 25 characters
   */
  async post(channelId: string, { body, files }: Rendered, nonce: string): Promise<APIMessage> {
    const guarded = { ...body, nonce, enforce_nonce: true };
    return this.#ask<APIMessage>("post", Routes.channelMessages(channelId), { body: guarded, files });
  }

  async edit(channelId: string, messageId: string, { body, files }: Rendered): Promise<void> {
    await this.#ask("patch", Routes.channelMessage(channelId, messageId), { body, files });
  }

  /** Changes nothing of a message but its components. */
  async editComponents(
    channelId: string,
    messageId: string,
    components: readonly APIMessageTopLevelComponent[],
  ): Promise<void> {
    const body = { components, allowed_mentions: { parse: [] } };
    await this.#ask("patch", Routes.channelMessage(channelId, messageId), { body });
  }

  /** A message of the bot's own; null where there is none, or none that it may see. */
  async own(channelId: string, messageId: string): Promise<APIMessage | null> {
    try {
      const message = await this.#ask<APIMessage>("get", Routes.channelMessage(channelId, messageId), {});
      return this.#isOwn(message) ? message : null;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status < 500) return null;
      throw error;
    }
  }

  #isOwn({ author }: APIMessage): boolean {
    return author.id === this.#client.user?.id;
  }

  /** The bot's own among the first 100 messages of a channel or thread since a time, newest first. */
  async ownSince(channelId: string, since: Date): Promise<APIMessage[]> {
    const after = SnowflakeUtil.generate({ timestamp: since.getTime() - clockTolerance }).toString();
    const query = new URLSearchParams({ after, limit: "100" });
    const messages = await this.#ask<APIMessage[]>("get", Routes.channelMessages(channelId), { query });
    return messages.filter((message) => this.#isOwn(message));
  }

  /** Opens a thread for a message. @returns its id @throws DiscordAPIError, code 160006 where there are too many */
  async openThread(channelId: string, messageId: string, name: string): Promise<string> {
    const title = clip(name, limits.longestThreadName) || "A story";
    const body = { name: title, auto_archive_duration: limits.archiveAfterMinutes };
    return (await this.#ask<APIChannel>("post", Routes.threads(channelId, messageId), { body })).id;
  }

  /** Puts a message in the place of an interaction's first answer ("@original") or of a later one. */
  async editAnswer(token: string, messageId: string, { body, files }: Rendered): Promise<APIMessage> {
    const route = Routes.webhookMessage(this.#client.application!.id, token, messageId);
    return (await this.#client.rest.patch(route, { body, files, auth: false })) as APIMessage;
  }

  /** One more answer to an interaction. */
  async answer(token: string, { body, files }: Rendered, isPrivate: boolean): Promise<APIMessage> {
    const flags = isPrivate ? body.flags | MessageFlags.Ephemeral : body.flags;
    const query = new URLSearchParams({ wait: "true" });
    const route = Routes.webhook(this.#client.application!.id, token);
    return (await this.#client.rest.post(route, { body: { ...body, flags }, files, query, auth: false })) as APIMessage;
  }

  async deleteAnswer(token: string): Promise<null> {
    await this.#client.rest.delete(Routes.webhookMessage(this.#client.application!.id, token, "@original"), {
      auth: false,
    });
    return null;
  }
}

/** A nonce for what is posted once: the same for the same thing, and for no other; 22 characters of Discord's 25. */
export function nonceOf(what: string, id: string): string {
  return createHash("sha256").update(`${what} ${id}`).digest().subarray(0, 16).toString("base64url");
}

/** Errors that say that what was to be edited is gone: deleted by somebody, or private and a quarter of an hour old. */
const gone = new Set<number | string>([RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.InvalidWebhookToken]);

/** Waits for an edit. @returns false when there is nothing to edit any more */
export async function ifThere(edit: Promise<unknown>): Promise<boolean> {
  try {
    await edit;
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && gone.has(error.code)) return false;
    throw error;
  }
}
