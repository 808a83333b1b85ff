import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readBody } from "./body.ts";
import { Buckets } from "./buckets.ts";
import { Gateway } from "./gateway.ts";
import { openApiCheck } from "./openapi.ts";
import { type ApiAnswer, answer, threadMetadata } from "./rest.ts";
import {
  applicationId,
  botId,
  type DiscordState,
  type FakeChannel,
  type FakeMessage,
  nextId,
  tellers,
} from "./state.ts";

const plainRole = { permissions: "0", position: 0, color: 0, hoist: false, managed: false };

/** A request that will be answered in another way. */
interface Fault {
  method: string;
  path: RegExp;
  /** Only where its body holds this text. */
  holds?: string;
  answer: ApiAnswer & { headers?: Record<string, string> };
  /** The request is carried out all the same, as when only the answer is lost. */
  after?: boolean;
  /** Called when the request has come. */
  met?: () => void;
}

export interface FakeDiscord {
  /** The client's `rest.api`. */
  api: string;
  state: DiscordState;
  /** The guild that everything happens in. */
  guildId: string;
  /** A text channel of it. */
  channelId: string;
  addChannel(channel: Omit<FakeChannel, "id">): FakeChannel;
  /** Adds the bot to a guild while it is connected, or removes it. */
  addGuild(id: string): void;
  removeGuild(id: string, options?: { unavailable?: boolean; quietly?: boolean }): void;
  /** Answers the next fitting request in this way. */
  fail(fault: Fault): void;
  /** Its rate limits, and how they are kept to. */
  buckets: Buckets;
  messagesIn(channelId: string): FakeMessage[];
  /** Keeps a file that a person sent. @returns its address */
  upload(name: string, bytes: Uint8Array): string;
  /** @throws Error where the bot has asked for anything that Discord does not know or refuses: no test can overlook it. */
  close(): Promise<void>;
}

/** A Discord on this machine: REST, gateway and uploaded files, for one bot. */
export async function fakeDiscord(): Promise<FakeDiscord> {
  const check = openApiCheck();
  const guildIds = new Set([nextId()]);
  const faults: Fault[] = [];
  const buckets = new Buckets();
  const http = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      state.problems.push(String(error));
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const gateway = new Gateway(http, (_shard, has) => ({
    ready: {
      ...{ v: 10, session_type: "normal", resume_gateway_url: `ws://127.0.0.1:${port}` },
      user: { id: botId, username: "storymaker", discriminator: "0", avatar: null, bot: true },
      guilds: [...guildIds].filter(has).map((id) => ({ id, unavailable: true })),
      application: { id: applicationId, flags: 0 },
    },
    after: [...guildIds].filter(has).map((id): [string, object] => ["GUILD_CREATE", guildView(id)]),
  }));
  const state: DiscordState = {
    ...{ channels: new Map(), messages: [], interactions: new Map(), commands: [], requests: [], problems: [] },
    ...{ uploads: new Map(), mostThreads: 1000, shards: 1, gateway },
  };
  const addChannel = (channel: Omit<FakeChannel, "id">): FakeChannel => {
    const added = { ...channel, id: nextId() };
    state.channels.set(added.id, added);
    const [type, view] = added.type === 11 ? ["THREAD_CREATE", threadMetadata] : ["CHANNEL_CREATE", {}];
    if (added.guild_id)
      gateway.dispatch(type, { ...added, permission_overwrites: [], thread_metadata: view }, added.guild_id);
    return added;
  };
  const guildView = (id: string) => {
    const own = [...state.channels.values()].filter((channel) => channel.guild_id === id);
    return {
      ...{ id, name: `Guild ${id.slice(-3)}`, owner_id: "1", member_count: 2, large: false, unavailable: false },
      ...{ preferred_locale: "en-US", features: [], emojis: [], stickers: [], members: [], presences: [] },
      ...{ voice_states: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
      roles: [
        { id, name: "@everyone", ...plainRole },
        { id: tellers, name: "Tellers", ...plainRole },
        { id: nextId(), name: "Another bot", ...plainRole, managed: true },
      ],
      channels: own.filter(({ type }) => type !== 11).map((channel) => ({ permission_overwrites: [], ...channel })),
      threads: own.filter(({ type }) => type === 11).map((thread) => ({ ...thread, thread_metadata: threadMetadata })),
    };
  };
  const [guildId] = [...guildIds] as [string];
  const { id: channelId } = addChannel({ type: 0, guild_id: guildId, name: "stories" });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const upload = state.uploads.get(pathname);
    if (!pathname.startsWith("/api/v10")) return void response.writeHead(upload ? 200 : 404).end(upload);
    const path = decodeURIComponent(pathname.slice("/api/v10".length));
    const method = request.method ?? "GET";
    const { body, files } = await readBody(request);
    const bucket = buckets.take(method, path);
    const send = ({ status, body: answered }: ApiAnswer, more: Record<string, string> = {}) => {
      if (status === 429) buckets.hush(method, path, (answered as { retry_after: number }).retry_after * 1000);
      state.requests.push({ method, path, body, status, at: Date.now() });
      const type = answered === undefined ? {} : { "content-type": "application/json" };
      response.writeHead(status, { ...type, ...bucket.headers, ...more });
      response.end(answered === undefined ? undefined : JSON.stringify(answered));
    };
    if (bucket.wait > 0)
      return send({
        status: 429,
        body: { message: "rate limited", retry_after: bucket.wait / 1000, global: bucket.isGlobal },
      });
    const misfit = check(method, path, searchParams, body);
    if (misfit) state.problems.push(`${method} ${path}: ${misfit}`);
    const index = faults.findIndex(
      (each) => each.method === method && each.path.test(path) && JSON.stringify(body ?? "").includes(each.holds ?? ""),
    );
    const fault = index >= 0 ? faults.splice(index, 1)[0] : undefined;
    fault?.met?.();
    if (fault && !fault.after) return send(fault.answer, fault.answer.headers);
    const answered =
      path === "/gateway/bot"
        ? { status: 200, body: gatewayView() }
        : answer(state, { method, path, query: searchParams, body, files });
    const { status, body: said } = answered;
    if (status === 413 || (status === 400 && JSON.stringify(said).includes("50035")))
      state.problems.push(`${method} ${path}: ${JSON.stringify(said)}`);
    if (fault) return send(fault.answer, fault.answer.headers);
    send(answered);
  }
  const gatewayView = () => ({
    ...{ url: `ws://127.0.0.1:${port}`, shards: state.shards },
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 100 },
  });
  return {
    ...{ api: `http://127.0.0.1:${port}/api`, state, buckets, guildId, channelId, addChannel },
    addGuild(id) {
      guildIds.add(id);
      gateway.dispatch("GUILD_CREATE", guildView(id), id);
    },
    removeGuild(id, { unavailable = false, quietly = false } = {}) {
      if (!unavailable) guildIds.delete(id);
      if (!quietly) gateway.dispatch("GUILD_DELETE", { id, ...(unavailable ? { unavailable } : {}) }, id);
    },
    fail: (fault) => void faults.push(fault),
    messagesIn: (id) => state.messages.filter((message) => message.channelId === id && !message.deleted),
    upload(name, bytes) {
      const path = `/attachments/${nextId()}/${name}`;
      state.uploads.set(path, bytes);
      return `http://127.0.0.1:${port}${path}`;
    },
    async close() {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      if (state.problems.length > 0) throw new Error(`Discord refused:\n${state.problems.join("\n")}`);
    },
  };
}
