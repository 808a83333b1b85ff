import { type Logger, pino, stdSerializers } from "pino";
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
  return pino({ level, base: { part, pid: process.pid }, serializers: { err: plainError } }, stream);
}

/** Message, code and stack, with causes. Errors of database clients carry whole connections, which no log should hold. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const code = (error as { code?: unknown }).code;
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}
