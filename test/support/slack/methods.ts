import { blocksProblem, viewProblem } from "./check-blocks.ts";
import {
  type Block,
  bot,
  type Channel,
  type SlackFile,
  type SlackMessage,
  type SlackState,
  team,
  type View,
} from "./state.ts";

type Args = Record<string, unknown>;
export type Answer = { ok: true; [key: string]: unknown } | { ok: false; error: string; [key: string]: unknown };
export type Method = (args: Args) => Answer;

const refuse = (error: string, more: Args = {}): Answer => ({ ok: false, error, ...more });

/** The Web API's methods that the bot uses, each answering as Slack does. */
export function methodsOf(state: SlackState, triggers: Triggers, baseUrl: () => string): Record<string, Method> {
  const open = (id: unknown): Channel | null => {
    if (state.users.has(String(id)) && !state.channels.has(`D${id}`)) state.addChannel(`D${id}`, true);
    return state.channels.get(state.users.has(String(id)) ? `D${id}` : String(id)) ?? null;
  };
  const posted = (channel: Channel, args: Args): Answer => {
    const message: SlackMessage = {
      ts: state.newTs(),
      threadTs: args.thread_ts ? String(args.thread_ts) : null,
      text: String(args.text),
      blocks: args.blocks as Block[],
      ...(args.metadata ? { metadata: args.metadata as NonNullable<SlackMessage["metadata"]> } : {}),
      edits: 0,
    };
    channel.messages.push(message);
    return { ok: true, channel: channel.id, ts: message.ts };
  };
  const blocksRefused = (args: Args): Answer | null => {
    const problem = blocksProblem(args.blocks as Block[], state);
    return problem ? refuse("invalid_blocks", { errors: [problem] }) : null;
  };
  const listed = ({ ts, threadTs, text, blocks, metadata }: SlackMessage, args: Args) => ({
    ...{ type: "message", ts, text, blocks, user: bot.id },
    ...(threadTs ? { thread_ts: threadTs } : {}),
    ...(args.include_all_metadata && metadata ? { metadata } : {}),
  });

  return {
    "auth.test": () => ({
      ...{ ok: true, url: "https://acme.slack.com/", team: team.name, team_id: team.id },
      ...{ user: bot.name, user_id: bot.id, bot_id: bot.botId },
    }),
    "users.info": ({ user, include_locale }) => {
      const known = state.users.get(String(user));
      if (!known) return refuse("user_not_found");
      const profile = { display_name: known.name, real_name: known.name };
      const locale = include_locale ? { locale: known.locale ?? "en-US" } : {};
      const { name, admin, bot } = known;
      return { ok: true, user: { id: user, name, is_admin: admin, is_owner: false, is_bot: bot, profile, ...locale } };
    },
    "usergroups.list": () => {
      if (state.missingScopes.has("usergroups:read")) return refuse("missing_scope", { needed: "usergroups:read" });
      if (!state.userGroups) return refuse("plan_upgrade_required");
      const usergroups = [...state.userGroups].map(([id, { handle, name }]) => ({ id, handle, name }));
      return { ok: true, usergroups };
    },
    "usergroups.users.list": ({ usergroup }) => {
      if (state.missingScopes.has("usergroups:read")) return refuse("missing_scope", { needed: "usergroups:read" });
      if (!state.userGroups) return refuse("plan_upgrade_required");
      const group = state.userGroups.get(String(usergroup));
      return group ? { ok: true, users: group.users } : refuse("no_such_subteam");
    },
    "chat.postMessage": (args) => {
      const channel = open(args.channel);
      if (!channel) return refuse("channel_not_found");
      if (!channel.hasBot) return refuse("not_in_channel");
      const inThread = !args.thread_ts || channel.messages.some(({ ts }) => ts === args.thread_ts);
      return inThread ? (blocksRefused(args) ?? posted(channel, args)) : refuse("thread_not_found");
    },
    "chat.update": (args) => {
      const message = open(args.channel)?.messages.find(({ ts }) => ts === args.ts);
      if (!message) return refuse("message_not_found");
      const refused = blocksRefused(args);
      if (refused) return refused;
      Object.assign(message, { text: args.text, blocks: args.blocks, edits: message.edits + 1 });
      return { ok: true, ts: message.ts };
    },
    "chat.delete": (args) => {
      const messages = open(args.channel)?.messages ?? [];
      const index = messages.findIndex(({ ts }) => ts === args.ts);
      if (index < 0) return refuse("message_not_found");
      messages.splice(index, 1);
      return { ok: true };
    },
    "chat.postEphemeral": (args) => {
      const channel = open(args.channel);
      if (!channel?.hasBot) return refuse(channel ? "not_in_channel" : "channel_not_found");
      const shown = { channel: channel.id, user: String(args.user), text: String(args.text) };
      const refused = blocksRefused(args);
      if (refused) return refused;
      state.ephemerals.push({ id: state.newTs(), ...shown, blocks: args.blocks as Block[], deleted: false });
      return { ok: true, message_ts: state.newTs() };
    },
    "conversations.replies": (args) => {
      const channel = open(args.channel);
      if (!channel?.hasBot) return refuse("not_in_channel");
      const thread = channel.messages.filter(({ ts, threadTs }) => ts === args.ts || threadTs === args.ts);
      if (thread.length === 0) return refuse("thread_not_found");
      const from = Number(args.cursor ?? 0);
      const to = from + Number(args.limit);
      const messages = thread.slice(from, to).map((message) => listed(message, args));
      return { ok: true, messages, response_metadata: { next_cursor: to < thread.length ? String(to) : "" } };
    },
    "conversations.history": (args) => {
      const newest = open(args.channel)?.messages.filter(({ threadTs }) => !threadTs) ?? [];
      return { ok: true, messages: newest.toReversed().map((message) => listed(message, args)) };
    },
    "conversations.open": ({ users }) => ({ ok: true, channel: { id: open(users)!.id } }),
    "files.getUploadURLExternal": ({ filename, length }) => {
      const file = state.addFile(
        String(filename),
        Buffer.alloc(0),
        String(filename).endsWith(".jpg") ? "image/jpeg" : "image/png",
        2,
      );
      Object.assign(file, { complete: false, announced: Number(length) });
      return { ok: true, file_id: file.id, upload_url: `${baseUrl()}/upload/${file.id}` };
    },
    "files.completeUploadExternal": (args) => {
      const files = (args.files as { id: string }[]).map(({ id }) => state.files.get(id));
      if (files.some((file) => !file || file.bytes.length === 0)) return refuse("file_not_found");
      for (const file of files as SlackFile[]) {
        file.complete = true;
        if (args.channel_id) file.sharedIn.push(String(args.channel_id));
      }
      return { ok: true, files: (files as SlackFile[]).map(({ id, name }) => ({ id, title: name })) };
    },
    "files.info": ({ file: id }) => {
      const file = state.files.get(String(id));
      if (!file) return refuse("file_not_found");
      if (file.looksLeft > 0) file.looksLeft--;
      const read = file.looksLeft === 0 ? { mimetype: file.mimetype } : {};
      const url = `${baseUrl()}/files-pri/${file.id}`;
      return { ok: true, file: { id, name: file.name, size: file.bytes.length, url_private_download: url, ...read } };
    },
    "views.open": (args) => {
      const trigger = triggers.use(String(args.trigger_id));
      if (!trigger.ok) return refuse(trigger.error);
      const view = args.view as Args;
      const problem = viewProblem(view);
      if (problem) return refuse("invalid_arguments", { response_metadata: { messages: [`[ERROR] ${problem}`] } });
      const opened = { ...view, id: state.newId("V"), user: trigger.user } as unknown as View;
      state.views.push(opened);
      return { ok: true, view: { id: opened.id } };
    },
  };
}

/** Trigger ids: each opens one modal, within 3 seconds. */
export class Triggers {
  readonly #open = new Map<string, { user: string; at: number }>();
  /** As if more than 3 seconds had passed each time. */
  late = false;

  make(id: string, user: string): string {
    this.#open.set(id, { user, at: Date.now() });
    return id;
  }

  use(id: string): { ok: true; user: string } | { ok: false; error: string } {
    const trigger = this.#open.get(id);
    this.#open.delete(id);
    if (!trigger) return { ok: false, error: "exchanged_trigger_id" };
    return this.late || Date.now() - trigger.at > 3000
      ? { ok: false, error: "expired_trigger_id" }
      : { ok: true, user: trigger.user };
  }
}
