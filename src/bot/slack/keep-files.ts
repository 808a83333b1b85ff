import type { FileToKeep } from "../../commands/index.ts";
import type { Clients } from "./clients.ts";

/** Sends files that one person may see into the chat with the bot: Slack has no ephemeral files. */
export async function sendFiles({ calm }: Clients, userId: string, files: readonly FileToKeep[]): Promise<void> {
  const { channel } = await calm.conversations.open({ users: userId });
  for (const { name, bytes } of files)
    await calm.filesUploadV2({ channel_id: channel!.id!, file: Buffer.from(bytes), filename: name });
}
