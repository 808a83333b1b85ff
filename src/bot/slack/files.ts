import type { webApi } from "@slack/bolt";
import { type Attachment, UserError } from "../../commands/index.ts";
import { readWithin } from "../read-within.ts";
import { platformText } from "../texts/index.ts";
import { slackError } from "./errors.ts";
import { limits } from "./limits.ts";

const slackFiles = "https://files.slack.com";
const timeout = 30_000;
const tooLarge = (name: string) => platformText("picture.too-large", { name, megabytes: limits.fileBytes / 2 ** 20 });

/**
 * Reads a file that somebody sent, by its id, with the bot's token.
 * @throws UserError for a file that is gone, too large, or that the bot may not see
 */
export async function readFile(client: webApi.WebClient, fileId: string, option?: string): Promise<Attachment> {
  const file = await fileInfo(client, fileId);
  const name = file.name ?? "The picture";
  if ((file.size ?? 0) > limits.fileBytes) throw new UserError(tooLarge(name));
  const address = URL.parse(file.url_private_download ?? file.url_private ?? "");
  const trusted = [slackFiles, new URL(client.slackApiUrl).origin];
  if (!address || !trusted.includes(address.origin))
    throw new UserError(platformText("slack.picture-elsewhere", { name }));
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${client.token}` },
    signal: AbortSignal.timeout(timeout),
  });
  // Whoever may not see a file is shown a page to log in.
  const page = response.headers.get("content-type")?.startsWith("text/html");
  if (!response.ok || page || !response.body) throw new UserError(platformText("slack.picture-unreadable", { name }));
  return {
    name,
    bytes: await readWithin(response.body, limits.fileBytes, tooLarge(name)),
    ...(option ? { option } : {}),
  };
}

async function fileInfo(
  client: webApi.WebClient,
  fileId: string,
): Promise<NonNullable<webApi.FilesInfoResponse["file"]>> {
  try {
    const { file } = await client.files.info({ file: fileId });
    if (file) return file;
  } catch (error) {
    if (!["file_not_found", "file_deleted", "not_visible"].includes(slackError(error) ?? "")) throw error;
  }
  throw new UserError(platformText("slack.picture-unseen"));
}
