export { lookAtDatabase } from "./database/look.ts";
export { type Database, type DatabaseConfig, startDatabase } from "./database/start.ts";
export { LibraryError, type LibraryErrorCode } from "./errors.ts";
export type { InSameTransaction, Library, Transaction } from "./library.ts";
export type * from "./message-types.ts";
export { cleanKind, cleanName, longestName, nameKey } from "./names.ts";
export { type OpenOptions, openLibrary } from "./open.ts";
export { shownTake } from "./shown-take.ts";
export type * from "./types.ts";
