import type { webApi } from "@slack/bolt";
import type { Person } from "../../commands/index.ts";
import type { Member } from "../../library/index.ts";
import type { Logger } from "../../log.ts";
import { slackError } from "./errors.ts";

/** Milliseconds that what Slack says of a person is believed: whoever stops being an admin moderates no longer. */
const kept = 10 * 60_000;
const mostKept = 5000;

const nameOf = (user: webApi.UsersInfoResponse["user"]) =>
  user?.profile?.display_name || user?.profile?.real_name || user?.real_name;

/** Who uses the bot: names to show, the language that they have chosen, and the workspace's admins and owners as moderators. */
export class People {
  readonly #log: Logger;
  readonly #known = new Map<string, { person: Person; until: number }>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Who is meant by a mention or an id; null where it is nobody who could be asked: bots, and people who are gone. */
  async find(client: webApi.WebClient, typed: string): Promise<Member | null> {
    const id = /^<@(\w+)>$|^([UW]\w+)$/u.exec(typed)?.slice(1).find(Boolean);
    if (!id) return null;
    try {
      const { user } = await client.users.info({ user: id });
      return user && !user.is_bot && !user.deleted ? { id, name: nameOf(user) || id } : null;
    } catch (error) {
      if (slackError(error) === "user_not_found") return null;
      throw error;
    }
  }

  /** Never fails: of somebody whom Slack does not tell about, the name in the event is shown, and they moderate nothing. */
  async get(client: webApi.WebClient, teamId: string, userId: string, nameInEvent: string): Promise<Person> {
    const key = `${teamId}/${userId}`;
    const known = this.#known.get(key);
    if (known && known.until > Date.now()) return known.person;
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      const person = {
        id: userId,
        name: nameOf(user) || nameInEvent,
        moderator: Boolean(user?.is_admin || user?.is_owner),
        ...(user?.locale && { locale: user.locale }),
      };
      if (this.#known.size >= mostKept) this.#known.delete(this.#known.keys().next().value!);
      this.#known.set(key, { person, until: Date.now() + kept });
      return person;
    } catch (error) {
      this.#log.warn({ err: error, person: userId }, "Slack does not say who this is");
      return { id: userId, name: nameInEvent, moderator: false };
    }
  }
}
