import type { webApi } from "@slack/bolt";
import type { Logger } from "../../log.ts";

/** What the bot may do in a workspace, and why it must; docs/slack.md and slack-manifest.yaml name the same. */
export const scopes: Readonly<Record<string, string>> = {
  commands: "slash commands and the shortcut on messages",
  "chat:write": "answers, panels, progress",
  "files:read": "photos that people send for a character",
  "files:write": "uploading the drawn pictures",
  "users:read": "names to show, the language to answer somebody in, and who is an admin",
  "usergroups:read": "the user groups that /settings lets add characters and tell stories, and who is in them",
  "channels:history": "finding in a story's thread, after a crash, what was posted already",
  "groups:history": "the same in private channels",
  "im:history": "the same in the chat with the bot",
  "mpim:history": "the same in group chats",
  "im:write": "opening the chat with somebody to send a file that only they may see",
};

/** Says which scopes the app lacks: it was installed before they were added, or by hand. */
export function warnOfScopes(self: webApi.AuthTestResponse, log: Logger): void {
  const granted = self.response_metadata?.scopes;
  const missing = granted ? Object.keys(scopes).filter((scope) => !granted.includes(scope)) : [];
  if (missing.length > 0)
    log.warn({ missing }, "the Slack app lacks scopes: paste slack-manifest.yaml into its page again and reinstall it");
}
