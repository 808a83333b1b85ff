import type { Config } from "../config.ts";
import { Hub } from "./hub.ts";
import type { Terminal } from "./terminal.ts";
import { formatSeconds } from "./words.ts";

/** What every subcommand of `storymaker models` needs. */
export interface PacksContext {
  config: Pick<Config, "modelsFolder" | "hubEndpoint" | "hubToken">;
  terminal: Terminal;
  /** Aborted: whatever is going on stops and leaves what it has for the next time. */
  signal: AbortSignal;
  /** Milliseconds before a failed request is tried again; doubled each time. Default 1000. */
  firstWait?: number;
}

/** @param attempts failures in a row before the hub counts as out of reach */
export function openHub({ config, terminal, signal, firstWait = 1000 }: PacksContext, attempts: number): Hub {
  const onWait = (reason: string, milliseconds: number) =>
    terminal.say(`${reason}; next try in ${formatSeconds(milliseconds / 1000)}`);
  return new Hub({
    endpoint: config.hubEndpoint,
    token: config.hubToken,
    patience: { attempts, firstWait, signal, onWait },
  });
}
