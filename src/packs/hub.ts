import { modelInfo, pathsInfo } from "@huggingface/hub";
import type { Checksum } from "./checksum.ts";
import { DownloadError, TemporaryError } from "./errors.ts";
import { refusal } from "./hub-answer.ts";
import { type Patience, retrying } from "./retry.ts";

export interface RepositoryInfo {
  name: string;
  /** What the revision points to now. Everything is fetched from this commit, so that files always fit each other. */
  commit: string;
  gated: boolean;
  /** As the model card's header names it; null if it does not. */
  licence: string | null;
}

export interface RemoteFile {
  repository: string;
  commit: string;
  /** In the repository. */
  path: string;
  /** In bytes. */
  size: number;
  checksum: Checksum;
}

export interface HubOptions {
  endpoint: string;
  token?: string | undefined;
  patience: Patience;
}

/**
 * The Hugging Face hub or a mirror. Questions go through its own client; files are fetched here, because the client's
 * downloads neither resume nor retry.
 */
export class Hub {
  readonly endpoint: string;
  readonly patience: Patience;
  readonly #token: string | undefined;

  constructor({ endpoint, token, patience }: HubOptions) {
    this.endpoint = endpoint;
    this.#token = token;
    this.patience = patience;
  }

  /** @throws DownloadError when there is no such repository or it is closed to us */
  async repository(name: string, revision: string): Promise<RepositoryInfo> {
    const info = await retrying(this.patience, () =>
      modelInfo({
        name,
        revision,
        hubUrl: this.endpoint,
        fetch: this.#fetchFor(name),
        additionalFields: ["sha", "cardData"],
      }),
    );
    const gated = Boolean(info.gated);
    if (gated && !this.#token)
      throw new DownloadError(
        `${name} is gated: accept its licence on ${this.endpoint}/${name}, make a token on ${this.endpoint}/settings/tokens ` +
          "and set HF_TOKEN to it, then run this again.",
      );
    return { name, commit: info.sha, gated, licence: cardLicence(info.cardData) };
  }

  /** Those of `paths` that the repository has. */
  async files(
    { name, commit }: Pick<RepositoryInfo, "name" | "commit">,
    paths: readonly string[],
  ): Promise<Map<string, RemoteFile>> {
    const found = await retrying(this.patience, () =>
      pathsInfo({
        repo: name,
        revision: commit,
        paths: [...paths],
        hubUrl: this.endpoint,
        fetch: this.#fetchFor(name),
      }),
    );
    const files = new Map<string, RemoteFile>();
    for (const { path, type, size, oid, lfs } of found) {
      if (type !== "file") continue;
      const checksum: Checksum | null = lfs
        ? { kind: "sha256", hex: lfs.oid }
        : oid
          ? { kind: "git-sha1", hex: oid }
          : null;
      if (!checksum)
        throw new DownloadError(`${this.endpoint} publishes no hash of ${name}'s ${path}: use another mirror.`);
      files.set(path, { repository: name, commit, path, size: lfs?.size ?? size, checksum });
    }
    return files;
  }

  /** A file's bytes from `offset` on; once only, without trying again. @throws TemporaryError or DownloadError */
  open({ repository, commit, path }: RemoteFile, offset: number): Promise<Response> {
    const place = path.split("/").map(encodeURIComponent).join("/");
    return this.#fetchFor(repository)(`${this.endpoint}/${repository}/resolve/${commit}/${place}`, {
      // Compressed, an offset would mean another place.
      headers: { "accept-encoding": "identity", ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) },
    });
  }

  #fetchFor(repository: string): typeof fetch {
    return async (input, init) => {
      const url = new URL(String(input));
      const headers = new Headers(init?.headers);
      // Redirects to another host lose this header by themselves.
      if (this.#token && url.origin === new URL(this.endpoint).origin)
        headers.set("authorization", `Bearer ${this.#token}`);
      const response = await fetch(url, { ...init, headers, signal: this.patience.signal }).catch((cause) => {
        this.patience.signal.throwIfAborted();
        throw new TemporaryError(`${url.host} cannot be reached (${networkReason(cause)})`, { cause });
      });
      if (response.ok) return response;
      await response.body?.cancel();
      throw refusal(response, repository, this.endpoint);
    };
  }
}

/** What lies under fetch's "fetch failed": ENOTFOUND, ECONNREFUSED, UND_ERR_SOCKET and the like. */
export function networkReason(error: unknown): string {
  const { code, cause, message } = error as NodeJS.ErrnoException;
  return code && code !== "ABORT_ERR" ? code : cause ? networkReason(cause) : message;
}

function cardLicence(card: { license?: unknown; license_name?: unknown } | undefined): string | null {
  if (!card?.license) return null;
  const names = [card.license].flat().map(String);
  // "other" says nothing; such cards give the licence a name of its own.
  return names.map((name) => (name === "other" && card.license_name ? String(card.license_name) : name)).join(", ");
}
