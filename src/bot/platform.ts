import type { Commands } from "../commands/index.ts";
import type { PlatformName, Queues } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Logger } from "../log.ts";

/** What every platform gets: the commands that people use, and where what they ask for is kept. */
export interface PlatformServices {
  library: Library;
  queues: Queues;
  commands: Commands;
  log: Logger;
}

/**
 * A place where people talk, connected. It translates what happens there into `commands.run`, `runLine` and `press`,
 * posts their messages, opens a thread for a message with `story` (and stores it with `library.stories.setThread`), and
 * posts drawn panels there: the handler that it gave to `queues.onDeliver`.
 */
export interface Platform {
  readonly name: PlatformName;
  /** Where people find it, to be shown when the bot starts. */
  readonly address: string;
  /** Takes nothing new, and resolves once what is under way has been answered. */
  close(): Promise<void>;
}

/** Connects a platform. Rejects with an error that says what to set up when it cannot. */
export type StartPlatform = (services: PlatformServices) => Promise<Platform>;
