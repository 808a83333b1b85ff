import type { BlockAction, MessageShortcut, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import type { ModalMetadata } from "./metadata.ts";
import { beginsStory } from "./post-once.ts";
import type { Turn } from "./turns.ts";

/** @throws Error for what was done in no workspace of its own */
export const teamOf = (team: { id: string; domain: string } | null) => {
  if (!team) throw new Error("the app is installed for a whole organisation, which is not supported yet");
  return { teamId: team.id, teamName: team.domain };
};

/** Who did what where, of each kind of event. */
export function turnOfCommand(command: SlashCommand): Turn {
  return {
    ...{ teamId: command.team_id, teamName: command.team_domain, channelId: command.channel_id },
    ...{ userId: command.user_id, userName: command.user_name },
    ...{ threadTs: null, responseUrl: command.response_url, pressed: null },
  };
}

export function turnOfShortcut({ team, user, channel, message, response_url }: MessageShortcut): Turn {
  return {
    ...{ ...teamOf(team), channelId: channel.id, userId: user.id, userName: user.username ?? user.name },
    ...{ threadTs: message.thread_ts ?? null, responseUrl: response_url, pressed: null },
  };
}

export function turnOfButton({ team, user, channel, container, message, response_url }: BlockAction): Turn {
  const ts: string = message?.ts ?? container.message_ts;
  // A story's own message is where its thread begins, also before there is anything in it.
  const threadTs = message?.thread_ts ?? container.thread_ts ?? (beginsStory(message?.metadata) ? ts : null);
  return {
    ...{ ...teamOf(team), channelId: channel?.id ?? container.channel_id, userId: user.id, userName: user.username },
    ...{ threadTs, responseUrl: response_url, pressed: { ts, ephemeral: Boolean(container.is_ephemeral) } },
  };
}

export function turnOfModal({ team, user }: ViewSubmitAction, metadata: ModalMetadata): Turn {
  const { channelId, threadTs, responseUrl, pressed } = metadata;
  return { ...teamOf(team), userId: user.id, userName: user.name, channelId, threadTs, responseUrl, pressed };
}
