import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { argsOf, bytesOf, signedRequest, uploaded } from "./http.ts";
import { type Method, methodsOf, Triggers } from "./methods.ts";
import { RateLimits } from "./rate-limits.ts";
import { ResponseUrls } from "./responses.ts";
import { bot, SlackState } from "./state.ts";

/** What a method answers next, in place of its own answer. `done`: it does its work all the same. */
export type Fault = ({ status: 429; retryAfter: number } | { status: 500 | 503; done: boolean }) & {
  /** Only a call whose arguments hold this text. */
  holds?: string;
  /** Called when the call has come. */
  met?: () => void;
};

/** Milliseconds in which an event must be acknowledged. */
const ackWithin = 3000;

/**
 * Slack on the loopback: the Web API, uploads and downloads, response URLs, and the socket of Socket Mode or signed
 * requests to an app. It refuses what Slack refuses.
 */
export class SlackServer {
  readonly state = new SlackState();
  readonly triggers = new Triggers();
  readonly #faults = new Map<string, Fault[]>();
  readonly #methods: Record<string, Method>;
  readonly responses: ResponseUrls;
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  #socket: WebSocket | null = null;
  /** Milliseconds that each acknowledged event took. */
  readonly acks: number[] = [];
  /** Events that nobody acknowledged in time. */
  readonly dead: string[] = [];
  readonly rateLimits = new RateLimits();
  /** Where signed requests go; null: Socket Mode. */
  requestUrl: string | null = null;

  constructor() {
    this.#methods = methodsOf(this.state, this.triggers, () => this.url);
    this.responses = new ResponseUrls(this.state, () => this.url);
    this.#http = createServer((request, response) => void this.#serve(request, response));
    this.#sockets = new WebSocketServer({ server: this.#http });
    this.#sockets.on("connection", (socket) => this.#connect(socket));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** Sockets that the app has opened so far. */
  connections = 0;

  get connected(): boolean {
    return this.#socket !== null;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    for (const client of this.#sockets.clients) client.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** The next calls of a method go wrong in these ways, in order. */
  fail(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** The connection breaks without a word. */
  drop(): void {
    this.#socket?.terminate();
  }

  /** Slack asks the app to open another socket. */
  refresh(): void {
    this.#socket?.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
  }

  /** Sends an event. @returns what it is acknowledged with @throws Error when nobody does within 3 s */
  async send(
    type: "slash_commands" | "interactive" | "events_api",
    payload: Record<string, unknown>,
  ): Promise<unknown> {
    const begun = performance.now();
    const answer = await (this.requestUrl ? this.#bySignedRequest(type, payload) : this.#overSocket(type, payload));
    this.acks.push(performance.now() - begun);
    return answer;
  }

  async #bySignedRequest(type: string, payload: Record<string, unknown>): Promise<unknown> {
    const response = await signedRequest(this.requestUrl!, type, payload, "signing-secret");
    if (response.status !== 200) throw new Error(`the app answered ${response.status}`);
    const body = await response.text();
    return body === "" ? undefined : JSON.parse(body);
  }

  async #overSocket(type: string, payload: Record<string, unknown>): Promise<unknown> {
    const socket = await this.state.until(() => this.#socket);
    const id = this.state.newId("E");
    const acknowledged = Promise.withResolvers<unknown>();
    this.#waiting.set(id, acknowledged.resolve);
    const timer = setTimeout(() => {
      this.dead.push(id);
      acknowledged.reject(new Error(`not acknowledged within ${ackWithin} ms`));
    }, ackWithin);
    socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
    return acknowledged.promise.finally(() => clearTimeout(timer));
  }

  #connect(socket: WebSocket): void {
    this.#socket = socket;
    this.connections++;
    socket.on("message", (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      this.#waiting.get(envelope_id)?.(payload);
      this.#waiting.delete(envelope_id);
    });
    socket.on("close", () => {
      if (this.#socket === socket) this.#socket = null;
      this.state.change();
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    this.state.change();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, name = ""] = new URL(request.url!, this.url).pathname.split("/");
    const body = await bytesOf(request);
    const reply = ({ status = 200, body: value, headers = {} }: Reply) => {
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
      this.state.change();
    };
    if (kind === "api") return reply(this.#call(name, request, body));
    if (kind === "response")
      return reply({ status: this.responses.use(name, JSON.parse(body.toString())) ? 200 : 404, body: {} });
    const file = this.state.files.get(name);
    if (kind === "upload" && file) {
      file.bytes = await uploaded(body, request.headers["content-type"] ?? "");
      const whole = file.bytes.length === file.announced;
      response.writeHead(whole ? 200 : 400).end(`OK - ${file.bytes.length}`);
    } else if (kind === "files-pri" && file && request.headers.authorization === `Bearer ${bot.token}`)
      response.writeHead(200, { "content-type": file.mimetype }).end(file.bytes);
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<html>Log in</html>");
  }

  #call(name: string, request: IncomingMessage, body: Buffer): Reply {
    const args = argsOf(body);
    const token = request.headers.authorization?.replace("Bearer ", "");
    if (name === "apps.connections.open")
      return { body: token === "xapp-test" ? { ok: true, url: this.url.replace("http", "ws") } : notAllowed };
    if (name === "oauth.v2.access") return { body: this.#install(args) };
    const known = [bot.token, installed.token].includes(token ?? "");
    if (!known) return { body: notAllowed };
    if (name === "auth.test" && token === installed.token) return { body: installed.test };
    this.state.calls.push({ method: name, args });
    const wait = this.rateLimits.take(name, args.channel);
    const fault: Fault | undefined = wait > 0 ? { status: 429, retryAfter: wait } : this.#faultFor(name, args);
    fault?.met?.();
    if (fault?.status === 429) {
      this.rateLimits.hush(name, args.channel, fault.retryAfter);
      const headers = { "retry-after": String(fault.retryAfter) };
      return { status: 429, body: { ok: false, error: "ratelimited" }, headers };
    }
    const method = this.#methods[name];
    const answer = !fault || fault.done ? (method?.(args) ?? { ok: false, error: "unknown_method" }) : null;
    return fault ? { status: fault.status, body: { ok: false, error: "internal_error" } } : { body: answer };
  }

  #faultFor(name: string, args: object): Fault | undefined {
    const faults = this.#faults.get(name) ?? [];
    const index = faults.findIndex(({ holds = "" }) => JSON.stringify(args).includes(holds));
    return index >= 0 ? faults.splice(index, 1)[0] : undefined;
  }

  /** A code of the authorize page becomes the token of the second workspace. */
  #install({ client_id, client_secret, code }: Record<string, unknown>): Record<string, unknown> {
    const right = client_id === "client" && client_secret === "client-secret" && code === "code";
    if (!right) return { ok: false, error: "invalid_code" };
    const { token, test } = installed;
    return {
      ...{ ok: true, app_id: "A1", token_type: "bot", access_token: token, scope: "commands", bot_user_id: bot.id },
      ...{ team: { id: test.team_id, name: test.team }, authed_user: { id: "UANN" }, is_enterprise_install: false },
    };
  }
}

/** A workspace that installs the app by OAuth. */
const installed = {
  token: "xoxb-second",
  test: { ok: true, team: "Second", team_id: "T2", user: bot.name, user_id: bot.id, bot_id: bot.botId },
};

interface Reply {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}

const notAllowed = { ok: false, error: "invalid_auth" };
