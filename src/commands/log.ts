/** Where commands report what went wrong; pino's loggers fit. */
export interface Log {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}
