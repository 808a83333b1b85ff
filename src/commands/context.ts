import type { Waiting } from "../jobs/index.ts";
import type { Library, Member, Server, Transaction } from "../library/index.ts";
import type { RequestDefaults } from "../story/index.ts";
import type { BackgroundTasks } from "./background.ts";
import type { Log } from "./log.ts";
import type { Draft, Message, SentMessage } from "./message.ts";
import type { PendingAdditions } from "./pending.ts";
import type { Language, Text } from "./texts/index.ts";

export interface Person extends Member {
  /** May remove what others made and cancel their stories. */
  moderator: boolean;
  /** The language that the person has chosen on the platform ("es-419"); absent where it does not tell. */
  locale?: string;
}

export interface Role {
  /** The platform's id. */
  id: string;
  name: string;
}

/** The roles of a server, or what the platform has in their place. */
export interface Roles {
  /** The role that is meant by a name, an id or a mention; null: there is none. @throws UserError where there are none at all */
  find(typed: string): Promise<Role | null>;
  /** Whether the person has a role, by its id; or its name, as settings of earlier versions hold it. */
  has(role: string): Promise<boolean>;
}

/** What commands need of the job queues. With a transaction, the jobs are written with the rows or not at all. */
export interface CommandQueues {
  encodeCharacter(serverId: string, characterId: string, tx?: Transaction): Promise<void>;
  drawPanels(serverId: string, storyId: string, panels: readonly { id: string }[], tx?: Transaction): Promise<void>;
  cancelStory(serverId: string, storyId: string, tx?: Transaction): Promise<void>;
  waiting(serverId: string): Promise<Waiting>;
}

export type SizeName = "square" | "wide" | "tall";

/** What the installed pack draws, and how. */
export interface Drawing {
  defaults: Omit<RequestDefaults, "seed" | "style" | "width" | "height">;
  /** Pixels of each size that the pack draws. */
  sizes: Partial<Record<SizeName, { width: number; height: number }>>;
  /** The one of them that is drawn where none is chosen; "square" if not given. */
  usual?: SizeName;
  /** Whether it draws a pose as its skeleton stands (a ControlNet), and not from the words alone. */
  exactPoses: boolean;
}

/** What all commands share in one bot process. */
export interface Services {
  library: Library;
  queues: CommandQueues;
  drawing: Drawing;
  /** A cheap look at a photo's header. Throws an error named PhotoError, with a message for people, for what cannot be used. */
  checkPhoto(bytes: Uint8Array): Promise<unknown>;
  log: Log;
  pending: PendingAdditions;
  background: BackgroundTasks;
  /** How long what was removed can be had back. */
  undoMilliseconds: number;
}

/** One use of a command or a button: who, where, and how to answer. Platforms make it. */
export interface CommandContext {
  person: Person;
  server: Server;
  /** The platform's ids of where it was used. */
  place: { channelId: string | null; threadId: string | null };
  /** The language that everybody there speaks, as the platform tells it; absent where it does not. */
  locale?: string;
  /** Posts an answer where the command was used. */
  reply(message: Message): Promise<SentMessage>;
  /**
   * Who of the server is meant by what was typed or chosen: an id or a mention of the platform. null: nobody who could be
   * asked for something. Absent where nobody can be found (the web page knows no accounts).
   */
  findMember?(typed: string): Promise<Member | null>;
  /** Absent where the platform has no roles. */
  roles?: Roles;
  /** The message whose button was pressed; null for a typed command. */
  source: SentMessage | null;
}

/** The context as a command's `run` sees it. */
export interface RunContext extends Omit<CommandContext, "reply" | "source"> {
  services: Services;
  /** What the person is answered in, and what is said to everybody here. */
  languages: { person: Language; server: Language };
  /** Says a private message in the person's language, any other in the server's, unless the message names one. */
  reply(message: Draft): Promise<SentMessage<Text>>;
  source: SentMessage<Text> | null;
}
