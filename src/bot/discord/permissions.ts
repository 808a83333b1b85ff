import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from "discord.js";

/** Everything that the bot asks for in a server, and what for; docs/discord.md tells it to people. */
const asked = [
  /** To see the channel whose story it tells. */
  PermissionFlagsBits.ViewChannel,
  /** To post panels where there is no thread. */
  PermissionFlagsBits.SendMessages,
  /** To post panels in a story's thread. */
  PermissionFlagsBits.SendMessagesInThreads,
  /** To open a thread for a story. */
  PermissionFlagsBits.CreatePublicThreads,
  /** To send pictures. */
  PermissionFlagsBits.AttachFiles,
  /** To find what it has posted already after it was stopped in between. */
  PermissionFlagsBits.ReadMessageHistory,
];

/** Where a server's owner adds the bot, with its commands and the permissions that it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
    permissions: PermissionsBitField.resolve(asked).toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

type StoryPermission = "ViewChannel" | "SendMessages" | "SendMessagesInThreads" | "AttachFiles";

/** The permissions that the bot lacks for telling a story in a channel. */
export function missingForStory(has: Readonly<PermissionsBitField>, inThread: boolean): StoryPermission[] {
  const needed: StoryPermission[] = ["ViewChannel", inThread ? "SendMessagesInThreads" : "SendMessages", "AttachFiles"];
  return needed.filter((permission) => !has.has(permission));
}

/** Whether the bot may open a thread here and write in it. */
export function mayOpenThread(has: Readonly<PermissionsBitField>): boolean {
  return has.has(PermissionFlagsBits.CreatePublicThreads) && has.has(PermissionFlagsBits.SendMessagesInThreads);
}

/** Whether a person may remove what others made here and cancel their stories. */
export function moderates(has: Readonly<PermissionsBitField> | null): boolean {
  return has?.any([PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageMessages]) ?? false;
}
