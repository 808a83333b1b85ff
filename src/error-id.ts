import { randomUUID } from "node:crypto";

/** A log that an error can be noted in; pino's loggers fit. */
interface ErrorLog {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/**
 * Logs what went wrong under a short id, which whoever met it is told too: what people can put right at the level "info".
 * @returns the id, eight hexadecimal digits
 */
export function logWithId(log: ErrorLog, level: keyof ErrorLog, details: object, message: string): string {
  const id = randomUUID().slice(0, 8);
  log[level]({ id, ...details }, message);
  return id;
}
