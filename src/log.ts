import { type Logger, pino } from "pino";
import pretty from "pino-pretty";

export type { Logger } from "pino";

/**
 * A structured logger (JSON lines on stderr; readable lines where stderr is a terminal), so that stdout stays free for
 * what a command prints. The level comes from LOG_LEVEL (default "info"; "silent" for none).
 * Never log photos, keys, scripts or tokens: log ids.
 */
export function makeLog(part: string): Logger {
  const level = process.env.LOG_LEVEL ?? "info";
  const stream = process.stderr.isTTY
    ? pretty({ destination: 2, ignore: "pid,hostname", sync: true })
    : pino.destination({ fd: 2, sync: true });
  return pino({ level, base: { part, pid: process.pid } }, stream);
}
