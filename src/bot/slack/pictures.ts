import { setTimeout as sleep } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { Message, Picture } from "../../commands/index.ts";
import type { Library } from "../../library/index.ts";
import { pictureBytes, pictureType } from "../bot.ts";
import { picturesOf, type SlackMessage, slackMessage } from "./blocks.ts";
import { limits } from "./limits.ts";
import { within } from "./text.ts";

const endings: Partial<Record<string, string>> = { "image/png": "png", "image/jpeg": "jpg" };
/** Files of the library whose Slack file is remembered, so that a list is not uploaded again for every page of it. */
const mostRemembered = 1000;
/** Milliseconds between looks at a file that Slack is still reading, each twice the one before, and how many looks. */
const firstLook = 50;
const mostLooks = 8;

/** Brings pictures to Slack: uploaded without a channel, so that they are seen where a message shows them only. */
export class Pictures {
  readonly #library: Library;
  readonly #uploaded = new Map<string, string>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** A message as Slack shows it, with its pictures uploaded. Pictures of a kind that Slack cannot show are left out. */
  async translate(client: webApi.WebClient, serverId: string, message: Message): Promise<SlackMessage> {
    const files = new Map<Picture, string>();
    for (const picture of picturesOf(message)) {
      const id = await this.#fileOf(client, serverId, picture);
      if (id) files.set(picture, id);
    }
    return slackMessage(message, (picture) => files.get(picture));
  }

  async #fileOf(client: webApi.WebClient, serverId: string, picture: Picture): Promise<string | null> {
    const key = "file" in picture ? `${serverId}/${picture.file}` : null;
    const known = key && this.#uploaded.get(key);
    if (known) return known;
    const id = await upload(client, await pictureBytes(this.#library, serverId, picture), picture.alt);
    if (!key || !id) return id;
    if (this.#uploaded.size >= mostRemembered) this.#uploaded.delete(this.#uploaded.keys().next().value!);
    this.#uploaded.set(key, id);
    return id;
  }
}

async function upload(client: webApi.WebClient, bytes: Uint8Array, alt: string): Promise<string | null> {
  const ending = endings[pictureType(bytes) ?? ""];
  if (!ending) return null;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answer = await client.filesUploadV2({
    file,
    filename: `picture.${ending}`,
    alt_text: within(alt, limits.altText),
  });
  const id = (answer as unknown as { files: webApi.FilesCompleteUploadExternalResponse[] }).files[0]?.files?.[0]?.id;
  if (!id) throw new Error("Slack took a picture but gave it no id");
  await untilRead(client, id);
  return id;
}

/** Slack reads a file after it has taken it; a message that shows it before is refused as invalid. */
async function untilRead(client: webApi.WebClient, id: string): Promise<void> {
  for (let look = 0; look < mostLooks; look++) {
    const { file } = await client.files.info({ file: id });
    if (file?.mimetype) return;
    await sleep(firstLook * 2 ** look);
  }
  throw new Error(`Slack has not read the file ${id} yet`);
}
