import { DownloadError, TemporaryError } from "./errors.ts";

const TEMPORARY = new Set([408, 416, 429, 500, 502, 503, 504]);

/** The error that an answer other than success stands for: a TemporaryError if asking again may help. */
export function refusal(response: Response, repository: string, endpoint: string): Error {
  const { status, headers } = response;
  const page = `${endpoint}/${repository}`;
  const code = headers.get("x-error-code");
  // Storage hosts get signed addresses; the signature is nobody's business.
  const { origin, pathname, host } = new URL(response.url);
  const address = `${origin}${pathname}`;
  if (TEMPORARY.has(status)) {
    const what: Record<number, string> = {
      416: `has less of ${pathname} than the hub announces (416)`,
      429: "asks to wait: too many requests (429)",
    };
    return new TemporaryError(`${host} ${what[status] ?? `answers ${status} to ${address}`}`, {
      waitSeconds: waitSeconds(headers),
    });
  }
  const logIn = `make a token on ${endpoint}/settings/tokens and set HF_TOKEN to it`;
  if (code === "GatedRepo")
    return new DownloadError(`${repository} is gated: accept its licence on ${page}, ${logIn}, then run this again.`);
  // Without a token the hub answers 401 to names that do not exist, so as not to tell which private ones do.
  if (status === 401 || status === 403)
    return new DownloadError(
      `The hub does not give ${repository} to us (${status}). Is the name right? If it is private or gated, accept its ` +
        `licence on ${page} and ${logIn}; a token that is set already may have expired.`,
    );
  if (status === 404 && code === "RevisionNotFound")
    return new DownloadError(`${page} has no such revision: ${address} (404).`);
  if (status === 404) return new DownloadError(`${address} does not exist (404). Is the name ${repository} right?`);
  return new DownloadError(`The hub answers ${status} ${response.statusText} to ${address}.`);
}

/** From `Retry-After` (seconds or a date) or the hub's `RateLimit` (`"api";r=0;t=55`). */
function waitSeconds(headers: Headers): number | undefined {
  const after = headers.get("retry-after");
  if (after && /^\d+$/.test(after)) return Number(after);
  if (after && !Number.isNaN(Date.parse(after))) return Math.max(0, (Date.parse(after) - Date.now()) / 1000);
  const window = /\bt=(\d+)/.exec(headers.get("ratelimit") ?? "");
  return window ? Number(window[1]) : undefined;
}
