import type { Gateway } from "./gateway.ts";
import type { MessageBody, SentFile } from "./rules.ts";

export const applicationId = "900000000000000001";
export const botId = applicationId;
/** A role that every guild has. */
export const tellers = "900000000000000002";

const discordEpoch = 1_420_070_400_000;
let lastId = 0n;
/** Ids as Discord's: they grow, and hold the time. */
export function nextId(): string {
  const now = BigInt(Date.now() - discordEpoch) << 22n;
  lastId = now > lastId ? now : lastId + 1n;
  return String(lastId);
}

export interface FakeChannel {
  id: string;
  /** 0 text, 1 private messages, 2 voice, 11 thread, 15 forum. */
  type: number;
  guild_id?: string;
  parent_id?: string;
  name: string;
}

export interface FakeMessage {
  id: string;
  channelId: string;
  ephemeral: boolean;
  /** What it has been, oldest first. An answer that is awaited has none yet. */
  versions: { body: MessageBody; files: SentFile[] }[];
  deleted: boolean;
  nonce?: string;
  /** Whether it was posted by the bot, and not as an answer to an interaction. */
  byBot: boolean;
}

export interface FakeInteraction {
  id: string;
  token: string;
  channelId: string;
  /** Milliseconds since 1970. */
  sentAt: number;
  /** The message of its button. */
  onMessage: FakeMessage | null;
  acknowledgedAt: number | null;
  /** What "@original" means. */
  original: FakeMessage | null;
  /** An acknowledged answer that was not given yet. */
  awaited: boolean;
  modal: Modal | null;
  choices: { name: string; value: string }[] | null;
  answers: FakeMessage[];
  changed(): void;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: {
    type: number;
    label?: string;
    content?: string;
    component?: { type: number; custom_id: string; value?: string; max_length?: number; required?: boolean };
  }[];
}

export interface RecordedRequest {
  method: string;
  /** Behind /api/v10. */
  path: string;
  body: unknown;
  status: number;
  at: number;
}

/** Everything that the loopback Discord knows. */
export interface DiscordState {
  channels: Map<string, FakeChannel>;
  messages: FakeMessage[];
  interactions: Map<string, FakeInteraction>;
  commands: { id: string; name: string; type: number }[];
  requests: RecordedRequest[];
  /** What did not fit Discord's rules or its OpenAPI description. */
  problems: string[];
  /** Files that people sent, by path. */
  uploads: Map<string, Uint8Array>;
  mostThreads: number;
  /** How many shards the gateway recommends. */
  shards: number;
  gateway: Gateway;
}
