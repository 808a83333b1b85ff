import { type MessageBody, modalProblem, refusal, type SentFile } from "./rules.ts";
import {
  applicationId,
  botId,
  type DiscordState,
  type FakeInteraction,
  type FakeMessage,
  type Modal,
  nextId,
} from "./state.ts";

export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  files: SentFile[];
}

/** An answer of the API. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
}

const refuse = (status: number, code: number, message: string): ApiAnswer => ({ status, body: { code, message } });
const ephemeralFlag = 1 << 6;
/** Milliseconds after which an interaction is dead that nobody has acknowledged. */
const ackWithin = 3000;

export const messageView = (message: FakeMessage): object => {
  const { body, files } = message.versions.at(-1) ?? { body: {}, files: [] };
  return {
    ...{ id: message.id, channel_id: message.channelId, type: 0, content: body.content ?? "" },
    author: { id: botId, username: "storymaker", discriminator: "0", avatar: null, bot: true },
    ...{ timestamp: new Date().toISOString(), edited_timestamp: null, tts: false, mention_everyone: false },
    ...{ mentions: [], mention_roles: [], embeds: [], pinned: false, components: body.components ?? [] },
    ...(message.byBot ? {} : { interaction_metadata: interactionMetadata() }),
    flags: (body.flags ?? 0) | (message.ephemeral ? ephemeralFlag : 0),
    attachments: files.map(({ name, bytes }) => ({
      ...{ id: nextId(), filename: name, size: bytes.byteLength, url: "", proxy_url: "" },
    })),
  };
};

/** What Discord says of a message that answers an interaction. */
const interactionMetadata = () => ({
  ...{ id: nextId(), type: 2, authorizing_integration_owners: {} },
  user: { id: nextId(), username: "somebody", discriminator: "0", avatar: null, global_name: null },
});

/** Does what a request asks for, with the rules of Discord's documentation. */
export function answer(state: DiscordState, request: ApiRequest): ApiAnswer {
  const parts = request.path.split("/").slice(1);
  const is = (method: string, ...pattern: string[]) =>
    request.method === method &&
    parts.length === pattern.length &&
    pattern.every((part, index) => part === "*" || part === parts[index]);

  if (is("GET", "applications", "@me")) return { status: 200, body: { id: applicationId } };
  if (is("GET", "applications", "*", "commands")) return { status: 200, body: state.commands };
  if (is("PUT", "applications", "*", "commands")) {
    state.commands = (request.body as { name: string; type?: number }[]).map((command) => ({
      ...{ id: nextId(), application_id: parts[1], version: nextId(), default_member_permissions: null, nsfw: false },
      ...{ type: 1, ...command },
    }));
    return { status: 200, body: state.commands };
  }
  if (is("POST", "interactions", "*", "*", "callback")) return callback(state, parts[2]!, request);
  if (is("PATCH", "webhooks", "*", "*", "messages", "*")) return editAnswer(state, parts[2]!, parts[4]!, request);
  if (is("DELETE", "webhooks", "*", "*", "messages", "@original")) return deleteAnswer(state, parts[2]!);
  if (is("POST", "webhooks", "*", "*")) return followUp(state, parts[2]!, request);
  if (is("POST", "channels", "*", "messages")) return post(state, parts[1]!, request);
  if (is("GET", "channels", "*", "messages")) {
    const after = BigInt(request.query.get("after") ?? 0);
    const there = state.messages.filter(
      (each) => each.channelId === parts[1] && !each.deleted && !each.ephemeral && BigInt(each.id) > after,
    );
    return { status: 200, body: there.reverse().map(messageView) };
  }
  if (is("GET", "channels", "*", "messages", "*")) {
    const message = find(state, parts[3]!);
    if (!message || message.ephemeral || message.channelId !== parts[1]) return refuse(404, 10008, "Unknown Message");
    return { status: 200, body: messageView(message) };
  }
  if (is("PATCH", "channels", "*", "messages", "*")) {
    const message = find(state, parts[3]!);
    if (!message || message.ephemeral) return refuse(404, 10008, "Unknown Message");
    return change(message, request);
  }
  if (is("DELETE", "channels", "*", "messages", "*")) {
    const message = find(state, parts[3]!);
    if (!message || message.ephemeral) return refuse(404, 10008, "Unknown Message");
    message.deleted = true;
    return { status: 204 };
  }
  if (is("POST", "channels", "*", "messages", "*", "threads")) return openThread(state, parts[1]!, parts[3]!, request);
  return refuse(404, 0, "404: Not Found");
}

const find = (state: DiscordState, id: string) =>
  state.messages.find((message) => message.id === id && !message.deleted);

function add(state: DiscordState, channelId: string, ephemeral: boolean, byBot: boolean): FakeMessage {
  const message: FakeMessage = { id: nextId(), channelId, ephemeral, byBot, versions: [], deleted: false };
  state.messages.push(message);
  return message;
}

function change(message: FakeMessage, { body, files }: ApiRequest): ApiAnswer {
  const refused = refusal(body as MessageBody, files);
  if (refused) return refuse(refused.status, refused.code, refused.message);
  message.versions.push({ body: body as MessageBody, files });
  return { status: 200, body: messageView(message) };
}

function callback(state: DiscordState, token: string, request: ApiRequest): ApiAnswer {
  const interaction = state.interactions.get(token);
  if (!interaction || Date.now() - interaction.sentAt > ackWithin) return refuse(404, 10062, "Unknown interaction");
  if (interaction.acknowledgedAt) return refuse(400, 40060, "Interaction has already been acknowledged.");
  const { type, data } = request.body as { type: number; data?: MessageBody & Modal & { choices?: never[] } };
  const problem = type === 9 && modalProblem(data as Modal);
  if (problem) return refuse(400, 50035, problem);
  interaction.acknowledgedAt = Date.now();
  const ephemeral = ((data?.flags ?? 0) & ephemeralFlag) > 0;
  if (type === 4 || type === 5) {
    interaction.original = add(state, interaction.channelId, ephemeral, false);
    interaction.answers.push(interaction.original);
    interaction.awaited = type === 5;
    if (type === 4) change(interaction.original, { ...request, body: data });
  } else if (type === 6) interaction.original = interaction.onMessage;
  else if (type === 8) interaction.choices = data?.choices ?? [];
  else if (type === 9) interaction.modal = data as Modal;
  interaction.changed();
  return { status: 204 };
}

const alive = (state: DiscordState, token: string): FakeInteraction | null => {
  const interaction = state.interactions.get(token);
  return interaction?.acknowledgedAt && Date.now() - interaction.sentAt < 15 * 60_000 ? interaction : null;
};
const dead = refuse(401, 50027, "Invalid Webhook Token");

function editAnswer(state: DiscordState, token: string, id: string, request: ApiRequest): ApiAnswer {
  const interaction = alive(state, token);
  if (!interaction) return dead;
  const message = id === "@original" ? interaction.original : find(state, id);
  if (!message || message.deleted) return refuse(404, 10008, "Unknown Message");
  const changed = change(message, request);
  interaction.awaited = false;
  interaction.changed();
  return changed;
}

function deleteAnswer(state: DiscordState, token: string): ApiAnswer {
  const interaction = alive(state, token);
  if (!interaction?.original) return dead;
  interaction.original.deleted = true;
  interaction.awaited = false;
  interaction.answers = interaction.answers.filter((message) => message !== interaction.original);
  return { status: 204 };
}

function followUp(state: DiscordState, token: string, request: ApiRequest): ApiAnswer {
  const interaction = alive(state, token);
  if (!interaction) return dead;
  // Documented: right after a deferred answer this edits it, whatever the flags say.
  if (interaction.awaited) return editAnswer(state, token, "@original", request);
  const ephemeral = (((request.body as MessageBody).flags ?? 0) & ephemeralFlag) > 0;
  const message = add(state, interaction.channelId, ephemeral, false);
  const changed = change(message, request);
  interaction.answers.push(message);
  interaction.changed();
  return changed;
}

function post(state: DiscordState, channelId: string, request: ApiRequest): ApiAnswer {
  const channel = state.channels.get(channelId);
  if (!channel) return refuse(404, 10003, "Unknown Channel");
  const body = request.body as MessageBody;
  if (body.nonce && body.nonce.length > 25) return refuse(400, 50035, "nonce: at most 25 characters");
  const same = body.enforce_nonce
    ? state.messages.find((message) => message.channelId === channelId && message.nonce === body.nonce)
    : undefined;
  if (same) return { status: 200, body: messageView(same) };
  const refused = refusal(body, request.files);
  if (refused) return refuse(refused.status, refused.code, refused.message);
  const message = add(state, channelId, false, true);
  if (body.nonce) message.nonce = body.nonce;
  return change(message, request);
}

function openThread(state: DiscordState, channelId: string, messageId: string, { body }: ApiRequest): ApiAnswer {
  const message = find(state, messageId);
  if (!message || message.ephemeral || message.channelId !== channelId) return refuse(404, 10008, "Unknown Message");
  const parent = state.channels.get(channelId);
  if (parent?.type !== 0) return refuse(400, 50024, "Cannot execute action on this channel type");
  if (state.channels.has(messageId)) return refuse(400, 160004, "A thread has already been created for this message");
  const threads = [...state.channels.values()].filter(({ type }) => type === 11);
  if (threads.length >= state.mostThreads) return refuse(400, 160006, "Maximum number of active threads reached");
  const thread = { id: messageId, type: 11, parent_id: channelId, name: (body as { name: string }).name };
  state.channels.set(thread.id, { ...thread, ...(parent.guild_id ? { guild_id: parent.guild_id } : {}) });
  const view = { ...thread, guild_id: parent.guild_id, owner_id: botId, thread_metadata: threadMetadata };
  state.gateway.dispatch("THREAD_CREATE", { ...view, newly_created: true }, parent.guild_id);
  return { status: 201, body: view };
}

export const threadMetadata = {
  ...{ archived: false, auto_archive_duration: 4320, archive_timestamp: new Date().toISOString(), locked: false },
};
