import { setTimeout as sleep } from "node:timers/promises";
import { TemporaryError, UnreachableError } from "./errors.ts";

/** Longer than this nobody is kept waiting: the hub counts requests in windows of five minutes. */
const LONGEST_WAIT = 10 * 60_000;

export interface Patience {
  /** Failures in a row before giving up. */
  attempts: number;
  /** Milliseconds before the second try; doubled before each further one. */
  firstWait: number;
  signal: AbortSignal;
  /** Told before each wait. */
  onWait: (reason: string, milliseconds: number) => void;
}

/**
 * Tries again after a TemporaryError: after the time that the server asks for, else after ever longer ones. Failures are
 * counted anew whenever `progressed` says that the try brought something.
 * @throws UnreachableError when `attempts` failures came in a row; any other error at once; the signal's reason
 */
export async function retrying<T>(
  { attempts, firstWait, signal, onWait }: Patience,
  attempt: () => Promise<T>,
  progressed: () => boolean = () => false,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof TemporaryError)) throw error;
      if (progressed()) failures = 1;
      const wait = error.waitSeconds === undefined ? firstWait * 2 ** (failures - 1) : error.waitSeconds * 1000;
      if (failures >= attempts || wait > LONGEST_WAIT)
        throw new UnreachableError(
          `${error.message}. Check the network (behind a proxy: NODE_USE_ENV_PROXY=1; another mirror: HF_ENDPOINT), ` +
            "then run the command again: what is downloaded is kept.",
          { cause: error },
        );
      onWait(error.message, wait);
      await sleep(wait, undefined, { signal });
    }
  }
}
