import { webApi } from "@slack/bolt";
import { UserError } from "../../commands/index.ts";

/** Slack's own word for what went wrong ("not_in_channel"); null for anything that is not an answer of its Web API. */
export function slackError(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** Whether nobody knows if Slack did what was asked: no answer, or one that says that something broke. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof webApi.WebAPIRequestError;
}

/** What a person can do when the bot may not post somewhere; any other error as it is. */
export function postingError(error: unknown, channelId: string, botName: string): unknown {
  const directChat = channelId.startsWith("D");
  const invite = directChat
    ? `I cannot post in a private chat of others. Use the command in a channel, or in a chat with @${botName}.`
    : `I am not in this channel. Type "/invite @${botName}" here, then send your command again.`;
  const advice: Record<string, string> = {
    not_in_channel: invite,
    channel_not_found: invite,
    is_archived: "This channel is archived. Use the command in another one.",
    restricted_action: "This workspace does not let apps post here. Ask an admin, or use another channel.",
    restricted_action_read_only_channel: "Only some people may post in this channel. Use another one.",
    restricted_action_thread_locked: "This thread is locked. Use another one.",
  };
  const text = advice[slackError(error) ?? ""];
  return text ? new UserError(text, { cause: error }) : error;
}
