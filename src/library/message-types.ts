import type { Json } from "./types.ts";

/** A message of a chat that the bot keeps itself (the web page's). */
export interface StoredMessage {
  id: string;
  serverId: string;
  /** Grows with every message posted or edited on the server: where a reader goes on reading. */
  revision: number;
  /** Its place in the chat, 1 or more; it stays when the message is edited. */
  position: number;
  /** The person who may see it; null: everybody. */
  privateTo: string | null;
  /** The story whose thread it is in; null: the chat itself. */
  storyId: string | null;
  /** The platform's own form of what is shown. */
  content: Json;
  /** Files that only this message names. */
  fileKeys: string[];
  createdAt: Date;
}

export interface NewMessage {
  /** Posting again with the same nonce gives the message that is there. */
  nonce?: string;
  privateTo: string | null;
  storyId: string | null;
  content: Json;
  fileKeys?: string[];
}
