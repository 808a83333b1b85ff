/** Something that a person can put right; the message says how. */
export class DownloadError extends Error {
  override name = "DownloadError";
}

/** The hub could not be reached, or kept failing. */
export class UnreachableError extends DownloadError {
  override name = "UnreachableError";
}

/** A failure that may be gone at the next try. Never leaves this folder: `retrying` gives up with an UnreachableError. */
export class TemporaryError extends Error {
  override name = "TemporaryError";
  /** How long the hub asks to be left alone. */
  readonly waitSeconds: number | undefined;

  constructor(message: string, { waitSeconds, cause }: { waitSeconds?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause });
    this.waitSeconds = waitSeconds;
  }
}

const remedies: Record<string, string> = {
  ENOSPC: "The disk is full: make room, then run the command again",
  EDQUOT: "The disk quota is used up: make room, then run the command again",
  EROFS: "The folder cannot be written to: set STORYMAKER_MODELS to one that can",
  EACCES: "The folder cannot be written to: set STORYMAKER_MODELS to one that can",
};

/** A file system's refusal in words, with what becomes of the work so far; any other error as it is. */
export function inWords(error: unknown, soFar: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const remedy = code && remedies[code];
  if (!remedy) return error;
  return new DownloadError(`${remedy}${path ? ` (${path})` : ""}. ${soFar}.`, { cause: error });
}
