/** Where commands report what went wrong; pino's loggers fit. */
export interface Log {
  error(details: object, message: string): void;
}
