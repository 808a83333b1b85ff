import { webApi } from "@slack/bolt";
import { slackError } from "./errors.ts";

const wrongToken = ["invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"];

/** What to set up when the bot's token does not open the workspace. */
export function botTokenError(cause: unknown): unknown {
  const word = slackError(cause);
  if (word && wrongToken.includes(word))
    return new Error(
      `Slack does not accept SLACK_BOT_TOKEN (${word}). Copy the "Bot User OAuth Token" (xoxb-…) from the app's page "OAuth & Permissions"; install the app there first. docs/slack.md says how.`,
      { cause },
    );
  return unreachable(cause);
}

/** What to set up when no connection can be opened with the app's token. */
export function appTokenError(cause: unknown): unknown {
  const word = slackError(cause);
  if (word)
    return new Error(
      `Slack does not open a connection with SLACK_APP_TOKEN (${word}). Make an app-level token (xapp-…) with the scope connections:write on the app's page "Basic Information", and switch Socket Mode on. docs/slack.md says how.`,
      { cause },
    );
  return unreachable(cause);
}

/** What to change when the address for Slack's requests cannot be listened on. */
export function listenError(cause: unknown, host: string, port: number): unknown {
  const code = (cause as NodeJS.ErrnoException).code ?? "";
  if (!["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOTFOUND"].includes(code)) return cause;
  return new Error(
    `Slack's requests cannot be taken on ${host}, port ${port} (${code}). Set SLACK_PORT to a free port.`,
    {
      cause,
    },
  );
}

function unreachable(cause: unknown): unknown {
  if (!(cause instanceof webApi.WebAPIRequestError)) return cause;
  return new Error("Slack cannot be reached. Look whether this machine can open https://slack.com, then start again.", {
    cause,
  });
}
