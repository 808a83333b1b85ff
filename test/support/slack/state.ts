/** What a Slack workspace knows, as far as the bot sees it. */

export interface SlackMessage {
  ts: string;
  threadTs: string | null;
  text: string;
  blocks: Block[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** How often it was edited. */
  edits: number;
}

export interface Ephemeral {
  id: string;
  channel: string;
  user: string;
  text: string;
  blocks: Block[];
  deleted: boolean;
}

export interface Block {
  type: string;
  [key: string]: unknown;
}

export interface Channel {
  id: string;
  hasBot: boolean;
  messages: SlackMessage[];
}

export interface SlackFile {
  id: string;
  name: string;
  bytes: Buffer;
  /** The bytes that were said to come. */
  announced: number;
  mimetype: string;
  /** Looks at it until Slack has read it; it cannot be shown before. */
  looksLeft: number;
  complete: boolean;
  /** The channels it was shared in by itself. */
  sharedIn: string[];
}

export interface View {
  id: string;
  user: string;
  callback_id: string;
  private_metadata: string;
  blocks: Block[];
  [key: string]: unknown;
}

/** Milliseconds. */
const mostWait = 20_000;

export const bot = { id: "UBOT", botId: "BBOT", name: "storymaker", token: "xoxb-test" } as const;
export const team = { id: "T1", domain: "acme", name: "Acme" } as const;

export class SlackState {
  readonly users = new Map<string, { name: string; admin: boolean; bot?: boolean; locale?: string }>();
  /** null: the workspace's plan has none. */
  userGroups: Map<string, { handle: string; name: string; users: string[] }> | null = new Map();
  /** Scopes that the app was not installed with. */
  readonly missingScopes = new Set<string>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, SlackFile>();
  readonly ephemerals: Ephemeral[] = [];
  readonly views: View[] = [];
  /** Every call of a method, in order. */
  readonly calls: { method: string; args: Record<string, unknown> }[] = [];
  #next = 0;
  #changed = Promise.withResolvers<void>();

  constructor() {
    this.users.set("UANN", { name: "Ann", admin: false });
    this.users.set("UBEN", { name: "Ben", admin: false });
    this.users.set("UMOD", { name: "Mod", admin: true });
    this.users.set("UROBOT", { name: "Robot", admin: false, bot: true });
    for (const id of ["C1", "C2"]) this.addChannel(id, true);
    this.addChannel("CSTRANGE", false);
    this.addChannel("DANN", true);
  }

  addChannel(id: string, hasBot: boolean): void {
    this.channels.set(id, { id, hasBot, messages: [] });
  }

  newId(prefix: string): string {
    return `${prefix}${String(++this.#next).padStart(9, "0")}`;
  }

  newTs(): string {
    return `1700000000.${String(++this.#next).padStart(6, "0")}`;
  }

  addFile(name: string, bytes: Buffer, mimetype: string, looksLeft = 0): SlackFile {
    const announced = bytes.length;
    const file = { id: this.newId("F"), name, bytes, announced, mimetype, looksLeft, complete: true, sharedIn: [] };
    this.files.set(file.id, file);
    return file;
  }

  thread(channel: string, ts: string): SlackMessage[] {
    return this.channels.get(channel)!.messages.filter((message) => message.threadTs === ts);
  }

  called(method: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }

  change(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  /** What `look` finds, as soon as it finds something; it is asked after every change. @throws Error after a while */
  async until<Found>(look: () => Found | undefined | false | null): Promise<Found> {
    const late = new Error(`this did not come: ${look}`);
    const signal = AbortSignal.timeout(mostWait);
    for (;;) {
      const found = look();
      if (found) return found;
      if (signal.aborted) throw late;
      await Promise.race([this.#changed.promise, new Promise((resolve) => signal.addEventListener("abort", resolve))]);
    }
  }
}
