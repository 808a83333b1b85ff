import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { jobsWorld, panelsWhen, until, type World } from "./support.ts";

let world: World;
beforeEach(async () => {
  world = await jobsWorld();
});
afterEach(() => world.close());

const begun = () => world.painted().filter((line) => line.startsWith("begin"));
const promptOf = (line: string) => line.split(" ")[2] ?? "";

test("two workers share a story, and its panels are posted in order", async () => {
  const server = await world.newServer("a");
  const workers = [1, 2].map(() => world.process({ role: "worker" }, { FAKE_STEP_MS: "60" }));
  const order: number[] = [];
  world.queues.onDeliver("web", {
    async panel({ panel }) {
      order.push(panel.index);
      return `message ${panel.index}`;
    },
  });
  await until(() => workers.every((worker) => worker.ready), "workers");
  const story = await world.tell(server, ["0", "1", "2", "3", "4", "5"]);
  await panelsWhen(world, story, ["posted"]);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(begun()).toHaveLength(6);
  expect(new Set(begun().map((line) => line.split(" ")[1])).size).toBe(2);
});

test("a server that comes later takes turns with one whose long story is being drawn", async () => {
  const [a, b] = [await world.newServer("a"), await world.newServer("b")];
  const long = await world.tell(
    a,
    Array.from({ length: 8 }, (_, i) => `a${i}`),
    { steps: 2 },
  );
  world.process({ role: "worker" }, { FAKE_STEP_MS: "120" });
  await until(() => begun().length >= 3, "the long story to have begun");
  const short = await world.tell(b, ["b0", "b1", "b2"], { steps: 2 });
  await panelsWhen(world, long, ["drawn"]);
  await panelsWhen(world, short, ["drawn"]);
  const order = begun().map(promptOf);
  const firstB = order.indexOf("b0");
  // b, a, b, a, b (or the other way round), then the rest of a.
  const turns = order.slice(firstB, firstB + 5).map((prompt) => prompt[0]);
  expect(turns.join("")).toBe("babab");
  expect(order.filter((prompt) => prompt.startsWith("a")).join()).toBe("a0,a1,a2,a3,a4,a5,a6,a7");
});

test("of one server no more panels are drawn at once than its share, however many workers are idle", async () => {
  const [a, b] = [await world.newServer("a"), await world.newServer("b")];
  for (let i = 0; i < 3; i++) world.process({ role: "worker", perServer: 1 }, { FAKE_STEP_MS: "100" });
  const mine = await world.tell(a, ["a0", "a1", "a2"], { steps: 3 });
  const other = await world.tell(b, ["b0"], { steps: 3 });
  await panelsWhen(world, mine, ["drawn"]);
  await panelsWhen(world, other, ["drawn"]);
  let ofA = 0;
  for (const line of world.painted()) {
    if (!promptOf(line).startsWith("a")) continue;
    ofA += line.startsWith("begin") ? 1 : -1;
    expect(ofA).toBeLessThanOrEqual(1);
  }
});

test("cancelling stops the drawing within a step and takes back what waits; what is drawn is still posted", async () => {
  const server = await world.newServer("a");
  world.process({ role: "worker" }, { FAKE_STEP_MS: "200" });
  world.process({ role: "bot", posts: path.join(world.dataFolder, "posts.log") });
  const story = await world.tell(server, ["0", "1", "2"], { steps: 10 });
  const drawingSecond = await until(async () => {
    const row = await world.library.stories.get(server, story.id);
    const second = row?.panels[1];
    return second?.status === "drawing" && second.step >= 1 && second;
  }, "the second panel's first step");
  await world.cancel(server, story.id);
  const cancelled = Date.now();
  const next = await world.tell(server, ["next"], { steps: 1 });
  await until(() => begun().some((line) => line.includes("next")), "the next story");
  expect(Date.now() - cancelled).toBeLessThan(1000);
  await panelsWhen(world, next, ["posted"]);
  expect(drawingSecond.steps).toBe(10);
  const row = await world.library.stories.get(server, story.id);
  expect(row?.status).toBe("cancelled");
  expect(row?.panels.map((panel) => panel.status)).toEqual(["posted", "cancelled", "cancelled"]);
  expect(
    world
      .painted()
      .filter((line) => line.startsWith("end"))
      .map(promptOf),
  ).toEqual(["0", "next"]);
});

test("a worker that is asked to stop gives its panel back without using up a try", async () => {
  const server = await world.newServer("a");
  process.env.FAKE_STEP_MS = "300";
  process.env.FAKE_LOG = world.paintLog;
  const first = await world.worker({ stopGrace: 100 });
  const story = await world.tell(server, ["one"], { steps: 10 });
  await until(() => begun().length > 0, "a panel begun");
  const asked = Date.now();
  await first.stop();
  expect(Date.now() - asked).toBeLessThan(2000);
  process.env.FAKE_STEP_MS = "5";
  await world.worker();
  await panelsWhen(world, story, ["drawn"], 5000);
  expect(begun()).toHaveLength(2);
});
