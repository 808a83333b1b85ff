import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SlackWorld, slackWorld } from "./support.ts";

const people = 50;

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld({ stepMs: 1 });
  await world.character(world.user(), "Ada");
});
afterAll(() => world.close());

describe("fifty stories at once", () => {
  it("acknowledges each at once, respects every 429, and posts every panel once, also over a restart", async () => {
    const names = Array.from({ length: people }, (_, count) => count);
    for (const n of names) world.state.users.set(`U${n}`, { name: `P${n}`, admin: false });
    const limited = { status: 429, retryAfter: 1 } as const;
    for (const method of ["chat.update", "files.info"]) world.slack.fail(method, limited, limited);
    await Promise.all(names.map((n) => world.user(`U${n}`).type(`/story Ada hops ${n} times`)));
    await Promise.all(names.map((n) => world.user().message(`P${n} tells a story`)));
    await world.restart();
    const { messages } = world.state.channels.get("C1")!;
    const marked = (type: string) => messages.filter(({ metadata }) => metadata?.event_type === type);
    await expect.poll(() => marked("storymaker_panel").length, { timeout: 50_000 }).toBe(people);
    expect(new Set(marked("storymaker_panel").map(({ threadTs }) => threadTs)).size).toBe(people);
    expect(marked("storymaker_story")).toHaveLength(people);
    expect(world.slack.dead).toEqual([]);
    const acks = world.slack.acks.toSorted((a, b) => a - b);
    expect(acks.at(Math.floor(acks.length * 0.99))).toBeLessThan(500);
    expect(world.slack.impatient).toBe(0);
  });
});
