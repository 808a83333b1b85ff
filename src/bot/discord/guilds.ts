import type { Library, Server } from "../../library/index.ts";
import type { Logger } from "../../log.ts";

/** What is kept of a guild that the bot was removed from is deleted after this many days, unless it is back by then. */
const daysKept = 7;
const day = 24 * 3600_000;
/** Milliseconds between looks whether it is time to delete. */
const lookEvery = 3600_000;
const prefix = "guild ";

/**
 * Which guilds the bot is in, and since when it is not in others any more: kept as settings of the bot's own row, since
 * rows of servers can only be seen one at a time.
 */
export class Guilds {
  readonly #library: Library;
  readonly #register: Server;
  readonly #log: Logger;
  readonly #timer: NodeJS.Timeout;
  /** Changes follow one another: who is removed and invited again at once is in the guild in the end. */
  #last: Promise<void> = Promise.resolve();

  constructor(library: Library, register: Server, log: Logger) {
    this.#library = library;
    this.#register = register;
    this.#log = log;
    this.#timer = setInterval(() => {
      this.sweep().catch((error: unknown) => log.warn({ err: error }, "guilds could not be looked at"));
    }, lookEvery);
    this.#timer.unref();
  }

  static async open(library: Library, applicationId: string, log: Logger): Promise<Guilds> {
    const platformId = `application ${applicationId}`;
    const register = await library.servers.findOrCreate({ platform: "discord", platformId, name: "Discord" });
    return new Guilds(library, register, log);
  }

  /** The bot is in this guild (again): nothing of it will be deleted. */
  joined(guildId: string): Promise<void> {
    return this.#inOrder(() => this.#set(guildId, { leftAt: null }));
  }

  /** The bot was removed: the guild's data is deleted when the time is over. */
  left(guildId: string): Promise<void> {
    return this.#inOrder(() => this.#leave(guildId));
  }

  /**
   * Compares with what was known before this start.
   * @param present all guilds that the bot is in, unavailable ones too
   * @param isOurs whether this process would see a guild if the bot were in it
   */
  compare(present: ReadonlySet<string>, isOurs: (guildId: string) => boolean): Promise<void> {
    return this.#inOrder(async () => {
      const known = await this.#known();
      for (const id of present) if (known.get(id) !== null) await this.#set(id, { leftAt: null });
      for (const [id, leftAt] of known) if (!leftAt && !present.has(id) && isOurs(id)) await this.#leave(id);
    });
  }

  /** Deletes everything of the guilds whose time is over. */
  sweep(now = new Date()): Promise<void> {
    return this.#inOrder(async () => {
      for (const [guildId, leftAt] of await this.#known()) {
        if (!leftAt || now.getTime() - leftAt.getTime() < daysKept * day) continue;
        const { id } = await this.#library.servers.findOrCreate({ platform: "discord", platformId: guildId, name: "" });
        await this.#library.servers.remove(id);
        await this.#set(guildId, null);
        this.#log.info(
          { guild: guildId },
          "everything that was kept of a server was deleted: the bot left it long ago",
        );
      }
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  #set(guildId: string, value: { leftAt: string | null } | null): Promise<void> {
    return this.#library.settings.set(this.#register.id, prefix + guildId, value);
  }

  async #leave(guildId: string): Promise<void> {
    const now = Date.now();
    await this.#set(guildId, { leftAt: new Date(now).toISOString() });
    const deletedAt = new Date(now + daysKept * day).toISOString();
    this.#log.warn(
      { guild: guildId, deletedAt },
      `the bot was removed from a server: in ${daysKept} days everything that is kept of it is deleted, unless it is invited again before`,
    );
  }

  async #known(): Promise<Map<string, Date | null>> {
    const settings = Object.entries(await this.#library.settings.all(this.#register.id));
    return new Map(
      settings.flatMap(([key, value]) => {
        if (!key.startsWith(prefix) || value === null) return [];
        const { leftAt } = value as { leftAt: string | null };
        return [[key.slice(prefix.length), leftAt === null ? null : new Date(leftAt)] as const];
      }),
    );
  }
}
