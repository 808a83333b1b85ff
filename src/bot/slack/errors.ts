import { webApi } from "@slack/bolt";
import { type Text, UserError } from "../../commands/index.ts";
import { platformText } from "../texts/index.ts";

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
  const isDirectChat = channelId.startsWith("D");
  const invite = platformText(isDirectChat ? "slack.not-in-chat" : "slack.not-in-channel", { bot: botName });
  const advice: Record<string, Text> = {
    not_in_channel: invite,
    channel_not_found: invite,
    is_archived: platformText("slack.archived"),
    restricted_action: platformText("slack.restricted"),
    restricted_action_read_only_channel: platformText("slack.read-only"),
    restricted_action_thread_locked: platformText("slack.thread-locked"),
  };
  const text = advice[slackError(error) ?? ""];
  return text ? new UserError(text, { cause: error }) : error;
}
