import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

interface Packet {
  op: number;
  d: unknown;
  s?: number;
  t?: string;
}

interface Session {
  history: Packet[];
  client: WebSocket | null;
}

const ops = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, heartbeatAck: 11 };

/** What a shard is told when it has logged in: READY, and what follows. */
export type Welcome = (
  shard: number,
  has: (guildId: string) => boolean,
) => { ready: object; after: [string, object][] };

/** A gateway with a session a shard: what happens while a client is away is sent when it resumes. */
export class Gateway {
  /** Identifies and resumes, in order. */
  readonly logins: ("identify" | "resume")[] = [];
  /** The intents that the client asked for. */
  intents: number | null = null;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<number, Session>();
  readonly #welcome: Welcome;
  #shardCount = 1;

  constructor(http: Server, welcome: Welcome) {
    this.#welcome = welcome;
    http.on("upgrade", (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        client.on("message", (text) => this.#hear(client, JSON.parse(String(text)) as Packet));
        client.send(JSON.stringify({ op: ops.hello, d: { heartbeat_interval: 40_000 } }));
      });
    });
  }

  /** Tells the guild's shard of an event, at once or when it is back; the first shard of what is private. */
  dispatch(type: string, data: object, guildId?: string): void {
    this.#tell(guildId === undefined ? 0 : this.#shardOf(guildId), type, data);
  }

  /** Cuts all connections without a word. */
  drop(): void {
    for (const session of this.#sessions.values()) {
      session.client?.terminate();
      session.client = null;
    }
  }

  /** Ends all sessions: a client can resume none of them. */
  invalidate(): void {
    for (const { client } of this.#sessions.values())
      client?.send(JSON.stringify({ op: ops.invalidSession, d: false }));
  }

  close(): void {
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #shardOf(guildId: string): number {
    return Number((BigInt(guildId) >> 22n) % BigInt(this.#shardCount));
  }

  #hear(client: WebSocket, { op, d }: Packet): void {
    if (op === ops.heartbeat) client.send(JSON.stringify({ op: ops.heartbeatAck, d: null }));
    if (op === ops.identify) {
      const { intents, shard } = d as { intents: number; shard: [number, number] };
      this.intents = intents;
      this.#shardCount = shard[1];
      this.#sessions.set(shard[0], { history: [], client });
      this.logins.push("identify");
      const { ready, after } = this.#welcome(shard[0], (guildId) => this.#shardOf(guildId) === shard[0]);
      this.#tell(shard[0], "READY", { ...ready, session_id: `session ${shard[0]}`, shard });
      for (const [type, data] of after) this.#tell(shard[0], type, data);
    }
    if (op === ops.resume) {
      const { seq, session_id } = d as { seq: number; session_id: string };
      const shard = Number(session_id.split(" ")[1]);
      const session = this.#sessions.get(shard)!;
      session.client = client;
      this.logins.push("resume");
      for (const packet of session.history.slice(seq)) client.send(JSON.stringify(packet));
      this.#tell(shard, "RESUMED", {});
    }
  }

  #tell(shard: number, type: string, data: object): void {
    const session = this.#sessions.get(shard);
    if (!session) return;
    const packet = { op: ops.dispatch, d: data, s: session.history.length + 1, t: type };
    session.history.push(packet);
    session.client?.send(JSON.stringify(packet));
  }
}
