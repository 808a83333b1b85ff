import { afterAll, beforeAll, expect, test } from "vitest";
import { storyEnding } from "../../src/commands/index.ts";
import type { Ending } from "../../src/jobs/index.ts";
import { jobsWorld, until, type World } from "./support.ts";

let world: World;
let server: string;
const endings: Ending[] = [];
beforeAll(async () => {
  world = await jobsWorld();
  process.env.FAKE_STEP_MS = "5";
  await world.worker();
  world.queues.onDeliver("web", {
    panel: async ({ panel }) => `message of ${panel.id}`,
    async ending(ending) {
      endings.push(ending);
      return "the end";
    },
  });
  server = await world.newServer("pings");
});
afterAll(() => world.close());

const endOf = (story: { id: string }) =>
  until(() => endings.find((ending) => ending.story.id === story.id), "the end of a story");
const ann = { id: "ann", name: "Ann" };

test("the end of a story tells its author once where they asked for it, of a single panel and of a failure too", async () => {
  const silent = await world.tell(server, ["one"]);
  const single = await world.tell(server, ["one"], { pingAuthor: true });
  expect(await storyEnding(world.library, (await endOf(single)).story)).toEqual({
    ...{ text: "The story is done: A day", ping: ann },
  });
  const failed = await world.tell(server, ["refuse"], { pingAuthor: true });
  expect(await storyEnding(world.library, (await endOf(failed)).story)).toEqual({
    ...{ text: "No panel could be drawn: A day", ping: ann },
  });
  const cancelled = await world.tell(server, ["hang on", "two"], { pingAuthor: true, steps: 400 });
  await world.cancel(server, cancelled.id);
  await world.queues.deliver(server, cancelled.id);
  await until(async () => (await world.library.stories.get(server, silent.id))?.status === "done", "the first story");
  expect(endings.map(({ story }) => story.id)).toEqual([single.id, failed.id]);
});
