import pg from "pg";
import {
  type Button,
  type CommandContext,
  type Commands,
  type Message,
  openCommands,
  type Person,
  type SentMessage,
} from "../../src/commands/index.ts";
import { openQueues } from "../../src/jobs/index.ts";
import type { Character, Library, Server } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

/** What was posted, in order: each message with everything that it has been. */
export class Recorder {
  readonly posted: { versions: Message[]; sent: SentMessage }[] = [];
  #changed = Promise.withResolvers<void>();

  readonly reply = async (message: Message): Promise<SentMessage> => {
    const versions = [message];
    const sent = {
      edit: async (edited: Message) => {
        versions.push(edited);
        this.#notify();
      },
    };
    this.posted.push({ versions, sent });
    this.#notify();
    return sent;
  };

  get last(): Message {
    return this.posted.at(-1)!.versions.at(-1)!;
  }

  get lastSent(): SentMessage {
    return this.posted.at(-1)!.sent;
  }

  button(label: string): Button {
    const found = this.last.buttons?.find((button) => button.label === label);
    if (!found) throw new Error(`no button "${label}" in ${JSON.stringify(this.last)}`);
    return found;
  }

  /** Resolves with the newest state of the last message once it fits. */
  async until(fits: (message: Message) => boolean): Promise<Message> {
    while (!fits(this.last)) await this.#changed.promise;
    return this.last;
  }

  #notify(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}

export interface TestCommands {
  library: Library;
  commands: Commands;
  server: Server;
  /** What the commands logged. */
  logged: { details: object; message: string }[];
  /** Makes the queues fail, as when the database goes away between two statements. */
  failQueues(fail: boolean): void;
  context(
    person?: Partial<Person>,
    recorder?: Recorder,
    source?: SentMessage | null,
    threadId?: string | null,
  ): CommandContext;
  /** A character that is ready, or in another state. */
  character(name: string, kind: string, state?: Partial<Pick<Character, "status" | "createdBy">>): Promise<Character>;
  /** Jobs that wait in a queue. */
  jobs(queue: string): Promise<Record<string, string>[]>;
  close(): Promise<void>;
}

export async function testCommands({ exactPoses = false, undoMilliseconds = 60_000 } = {}): Promise<TestCommands> {
  const database = await testLibrary();
  const { library, databaseUrl, ownerUrl } = database;
  const queues = await openQueues({ databaseUrl, library });
  const owner = new pg.Pool({ connectionString: ownerUrl });
  owner.on("error", () => {});
  const server = await library.servers.findOrCreate({ platform: "web", platformId: "room", name: "The room" });
  const logged: TestCommands["logged"] = [];
  const note = (details: object, message: string) => void logged.push({ details, message });
  let failing = false;
  const commands = openCommands({
    library,
    queues: {
      encodeCharacter: (...args) => queues.encodeCharacter(...args),
      cancelStory: (...args) => queues.cancelStory(...args),
      waiting: (...args) => queues.waiting(...args),
      drawPanels: (...args) => (failing ? Promise.reject(new Error("connection lost")) : queues.drawPanels(...args)),
    },
    drawing: {
      defaults: { pack: "storybook", steps: 25, guidanceScale: 5, identityScale: 0.8 },
      sizes: { square: { width: 256, height: 256 } },
      exactPoses,
    },
    async checkPhoto(bytes) {
      if (bytes.byteLength > 3) return;
      throw Object.assign(new Error("This is no picture. Send a PNG, JPEG or WebP file."), { name: "PhotoError" });
    },
    undoMilliseconds,
    log: { info: note, error: note },
  });
  return {
    library,
    commands,
    server,
    logged,
    failQueues(fail) {
      failing = fail;
    },
    context: (person = {}, recorder = new Recorder(), source = null, threadId = null) => ({
      person: { id: "u1", name: "Uma", moderator: false, ...person },
      server,
      place: { channelId: "room", threadId },
      reply: recorder.reply,
      source,
    }),
    async character(name, kind, { status = "ready", createdBy = "u1" } = {}) {
      const { id } = await library.characters.add(server.id, {
        ...{ name, kind, createdBy, createdByName: "Uma", photos: [new Uint8Array([1, 2, 3, 4])] },
        consent: { by: createdBy, wording: "test" },
      });
      if (status !== "encoding") await library.characters.setStatus(server.id, id, status);
      return (await library.characters.get(server.id, id))!;
    },
    async jobs(queue) {
      const { rows } = await owner.query("select data from pgboss.job where name = $1 and state = 'created'", [queue]);
      return rows.map(({ data }) => data);
    },
    async close() {
      await commands.close();
      await queues.close();
      await owner.end();
      await database.close();
    },
  };
}
