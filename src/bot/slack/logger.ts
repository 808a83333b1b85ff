import type { Logger as BoltLogger } from "@slack/bolt";
import { LogLevel } from "@slack/bolt";
import type { Logger } from "../../log.ts";

/** Bolt's log in ours. What Bolt tells at its levels info and debug (whole payloads) is nobody's business. */
export function boltLogger(log: Logger): BoltLogger {
  const words = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ slack: words(parts) }, "Slack's client"),
    error: (...parts) => log.error({ slack: words(parts) }, "Slack's client"),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
