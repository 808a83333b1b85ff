import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import type { Library } from "../../library/index.ts";
import type { Servers } from "./workspaces.ts";

const stored = "installation ";
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The workspaces that have installed the app, with their tokens: settings of the server that stands for the app itself,
 * encrypted with a key that only who knows the app's client secret has.
 */
export class Installations implements InstallationStore {
  readonly #library: Library;
  readonly #servers: Servers;
  readonly #key: Uint8Array;
  /** Told of every workspace that installs the app. */
  readonly #onInstalled: (teamId: string) => Promise<void>;

  constructor(
    library: Library,
    servers: Servers,
    clientSecret: string,
    onInstalled: (teamId: string) => Promise<void>,
  ) {
    this.#library = library;
    this.#servers = servers;
    this.#key = new Uint8Array(hkdfSync("sha256", clientSecret, "", "storymaker slack installations", 32));
    this.#onInstalled = onInstalled;
  }

  /** @throws Error for an installation in a whole organisation */
  async storeInstallation(installation: Installation): Promise<void> {
    const teamId = installation.team?.id;
    if (!teamId) throw new Error("the app can be installed in workspaces, not in a whole organisation");
    const sealed = this.#seal(teamId, JSON.stringify(installation));
    await this.#library.settings.set(await this.#servers.app(), stored + teamId, sealed);
    await this.#onInstalled(teamId);
  }

  /** @throws Error for a workspace that has not installed the app, or has removed it */
  async fetchInstallation({ teamId }: Pick<InstallationQuery<boolean>, "teamId">): Promise<Installation<"v2", false>> {
    const sealed = await this.#library.settings.get(await this.#servers.app(), stored + teamId);
    if (!teamId || typeof sealed !== "string") throw new Error(`the app is not installed in the workspace ${teamId}`);
    return JSON.parse(this.#open(teamId, sealed)) as Installation<"v2", false>;
  }

  async deleteInstallation({ teamId }: Pick<InstallationQuery<boolean>, "teamId">): Promise<void> {
    await this.#library.settings.set(await this.#servers.app(), stored + teamId, null);
  }

  /** The workspace is authenticated with the text, so that one's token never passes for another's. */
  #seal(teamId: string, text: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(teamId));
    return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString("base64");
  }

  #open(teamId: string, sealed: string): string {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(teamId))
      .setAuthTag(bytes.subarray(-tagBytes));
    return decipher.update(bytes.subarray(nonceBytes, -tagBytes)) + decipher.final("utf8");
  }
}
