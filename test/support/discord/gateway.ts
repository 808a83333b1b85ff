import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

interface Packet {
  op: number;
  d: unknown;
  s?: number;
  t?: string;
}

const ops = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, heartbeatAck: 11 };

/** A gateway of one session: what happens while the client is away is sent when it resumes. */
export class Gateway {
  /** Identifies and resumes, in order. */
  readonly logins: ("identify" | "resume")[] = [];
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #history: Packet[] = [];
  #ready: () => { ready: object; after: [string, object][] };
  #client: WebSocket | null = null;
  /** The intents that the client asked for. */
  intents: number | null = null;

  constructor(http: Server, ready: () => { ready: object; after: [string, object][] }) {
    this.#ready = ready;
    http.on("upgrade", (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
    });
  }

  /** Tells the client of an event, at once or when it is back. */
  dispatch(type: string, data: object): void {
    const packet = { op: ops.dispatch, d: data, s: this.#history.length + 1, t: type };
    this.#history.push(packet);
    this.#send(packet);
  }

  /** Cuts the connection without a word. */
  drop(): void {
    this.#client?.terminate();
    this.#client = null;
  }

  close(): void {
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }

  #welcome(client: WebSocket): void {
    client.on("message", (text) => this.#hear(client, JSON.parse(String(text)) as Packet));
    client.send(JSON.stringify({ op: ops.hello, d: { heartbeat_interval: 40_000 } }));
  }

  #hear(client: WebSocket, { op, d }: Packet): void {
    if (op === ops.heartbeat) client.send(JSON.stringify({ op: ops.heartbeatAck, d: null }));
    if (op === ops.identify) {
      this.#client = client;
      this.logins.push("identify");
      this.intents = (d as { intents: number }).intents;
      const { ready, after } = this.#ready();
      this.dispatch("READY", ready);
      for (const [type, data] of after) this.dispatch(type, data);
    }
    if (op === ops.resume) {
      this.#client = client;
      this.logins.push("resume");
      const { seq } = d as { seq: number };
      for (const packet of this.#history.slice(seq)) this.#send(packet);
      this.dispatch("RESUMED", {});
    }
  }

  #send(packet: Packet): void {
    this.#client?.send(JSON.stringify(packet));
  }
}
