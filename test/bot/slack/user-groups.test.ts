import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { clientOptions, openClients } from "../../../src/bot/slack/clients.ts";
import { UserGroups } from "../../../src/bot/slack/user-groups.ts";
import { makeLog } from "../../../src/log.ts";
import { bot as botUser } from "../../support/slack/state.ts";
import { textOf } from "../../support/slack/user.ts";
import { type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld({ worker: false });
});
beforeEach(() => {
  world.state.missingScopes.clear();
  world.state.userGroups = new Map([["S1", { handle: "tellers", name: "Story tellers", users: ["UBEN"] }]]);
});
afterEach(() => vi.useRealTimers());
afterAll(() => world.close());

/** What somebody is answered, and nobody else. */
async function whispered(userId: string, line: string): Promise<string> {
  const { ephemerals } = world.state;
  const before = ephemerals.length;
  await world.user(userId).type(line);
  const answer = await world.state.until(() => ephemerals.slice(before).find(({ user }) => user === userId));
  return textOf(answer.blocks);
}
const told = () => world.state.channels.get("C1")!.messages.filter(({ blocks }) => textOf(blocks).includes("tells a"));
const refused = /Only people with the role or in the group that the moderators chose/;

describe("user groups in Slack", () => {
  it("let their members tell stories, by a mention, a handle, a name or an id", async () => {
    const ways = { UT1: "<!subteam^S1|@tellers>", UT2: "@tellers", UT3: "Story Tellers", UT4: "S1" };
    for (const name of Object.keys(ways)) world.state.users.set(name, { name, admin: false });
    world.state.userGroups!.get("S1")!.users.push(...Object.keys(ways));
    for (const [teller, typed] of Object.entries(ways)) {
      expect(await whispered("UMOD", `/settings stories: ${typed}`)).toContain("in the group <!subteam^S1>");
      const before = told().length;
      expect(await whispered("UANN", "/story a cat sleeps")).toMatch(refused);
      await world.user(teller).type("/story a cat sleeps");
      await world.state.until(() => told().length === before + 1);
      expect(await whispered("UMOD", "/settings stories: everybody")).toContain("Told by everybody");
    }
  });

  it("are nobody's once they are gone", async () => {
    await whispered("UMOD", "/settings stories: @tellers");
    world.state.userGroups!.delete("S1");
    await world.restart();
    expect(await whispered("UBEN", "/story a cat sleeps")).toMatch(refused);
  });

  it("that cannot be named are told apart: unknown, none in the workspace or its plan, not to be seen", async () => {
    const set = () => whispered("UMOD", "/settings stories: @tellers");
    expect(await whispered("UMOD", "/settings stories: @tellars")).toMatch(/no role or group "@tellars" here/);
    world.state.userGroups = new Map();
    expect(await set()).toMatch(/This workspace has no user groups: they come with Slack's paid plans/);
    world.state.userGroups = null;
    expect(await set()).toMatch(/This workspace has no user groups/);
    world.state.missingScopes.add("usergroups:read");
    expect(await set()).toMatch(/it lacks the scope usergroups:read/);
  });

  it("are asked for once by many who come together, and again after ten minutes", async () => {
    const { calm } = openClients(botUser.token, clientOptions(makeLog("test"), world.slack.apiUrl));
    const groups = new UserGroups();
    const has = (user: string) => groups.has(calm, "T1", "S1", user);
    const asked = () => world.state.called("usergroups.users.list").length;
    const before = asked();
    expect(await Promise.all([has("UANN"), has("UBEN"), has("UANN")])).toEqual([false, true, false]);
    world.state.userGroups!.get("S1")!.users.push("UANN");
    expect(await has("UANN")).toBe(false);
    expect(asked()).toBe(before + 1);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
    expect(await has("UANN")).toBe(true);
    expect(asked()).toBe(before + 2);
  });
});
