import type { webApi } from "@slack/bolt";
import { type Role, UserError } from "../../commands/index.ts";
import { platformText } from "../texts/index.ts";
import { slackError } from "./errors.ts";

/** Milliseconds that a list of members is believed: it can be asked for 20 times a minute in a workspace. */
const kept = 10 * 60_000;
const mostKept = 1000;
/** What Slack answers where the workspace's plan has no user groups. */
const notInPlan = ["plan_upgrade_required", "paid_teams_only"];

/** User groups of workspaces, which are to Slack what roles are elsewhere. */
export class UserGroups {
  readonly #known = new Map<string, { members: Promise<ReadonlySet<string>>; until: number }>();

  /**
   * The group that is meant by a mention, an id, its handle or its name; null: there is none.
   * @throws UserError where the workspace has no groups at all, or the bot may not see them
   */
  async find(client: webApi.WebClient, typed: string): Promise<Role | null> {
    const { usergroups = [] } = await client.usergroups.list().catch((error: unknown) => {
      throw notInPlan.includes(slackError(error) ?? "") ? noGroups(error) : explained(error);
    });
    if (usergroups.length === 0) throw noGroups();
    const written = typed.replace(/^<!subteam\^(\w+)>$/u, "$1").replace(/^@/u, "");
    const wanted = written.toLowerCase();
    const found =
      usergroups.find(({ id }) => id === written) ??
      usergroups.find(({ handle, name }) => [handle, name].some((word) => word?.toLowerCase() === wanted));
    return found?.id ? { id: found.id, name: found.handle ?? found.name ?? found.id } : null;
  }

  /** Whether somebody is in a group; nobody is in one that is gone. @throws UserError where the bot may not see that */
  async has(client: webApi.WebClient, teamId: string, groupId: string, userId: string): Promise<boolean> {
    const key = `${teamId}/${groupId}`;
    const known = this.#known.get(key);
    if (known && known.until > Date.now()) return (await known.members).has(userId);
    const members = membersOf(client, groupId);
    if (this.#known.size >= mostKept) this.#known.delete(this.#known.keys().next().value!);
    // At once, so that many who come together ask once.
    this.#known.set(key, { members, until: Date.now() + kept });
    members.catch(() => this.#known.delete(key));
    return (await members).has(userId);
  }
}

async function membersOf(client: webApi.WebClient, usergroup: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await client.usergroups.users.list({ usergroup })).users);
  } catch (error) {
    if (["no_such_subteam", ...notInPlan].includes(slackError(error) ?? "")) return new Set();
    throw explained(error);
  }
}

const noGroups = (cause?: unknown) => new UserError(platformText("slack.no-user-groups"), { cause });

/** An app that was installed before the bot looked at groups lacks the scope. */
const explained = (error: unknown) =>
  slackError(error) === "missing_scope" ? new UserError(platformText("slack.groups-unseen"), { cause: error }) : error;
