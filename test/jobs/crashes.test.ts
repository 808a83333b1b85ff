import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { describe, expect, type TestContext, test } from "vitest";
import { type JobProcess, jobsWorld, panelsWhen, until, type World } from "./support.ts";

// What waits for a heart that stopped (10 s at least) runs side by side, each in a database of its own.
describe.concurrent("nothing is missing and nothing twice", () => {
  const newWorld = async ({ onTestFinished }: Pick<TestContext, "onTestFinished">): Promise<World> => {
    const world = await jobsWorld();
    onTestFinished(() => world.close());
    return world;
  };
  const posts = (world: World) => path.join(world.dataFolder, "posts.log");
  const postedLines = (world: World) =>
    existsSync(posts(world)) ? readFileSync(posts(world), "utf8").trim().split("\n") : [];
  const indices = (world: World) => postedLines(world).map((line) => Number(line.split(" ")[1]));
  const alive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const drawing = (world: World, worker?: JobProcess) =>
    until(() => world.painted().find((line) => !worker || line.includes(` ${worker.childPid} `)), "a panel begun");

  test("the drawing child is killed in a panel: it is drawn again at once", async ({ onTestFinished }) => {
    const world = await newWorld({ onTestFinished });
    const server = await world.newServer("a");
    const worker = world.process({ role: "worker" }, { FAKE_STEP_MS: "100" });
    world.process({ role: "bot", posts: posts(world) });
    const story = await world.tell(server, ["one", "two", "three"], { steps: 5 });
    await drawing(world);
    process.kill(await until(() => worker.childPid, "a child"), "SIGKILL");
    const panels = await panelsWhen(world, story, ["posted"]);
    expect(panels.map((panel) => panel.takes.length)).toEqual([1, 1, 1]);
    expect(indices(world)).toEqual([0, 1, 2]);
  });

  test("the supervisor is killed in a panel: its child ends, and another worker draws the panel", async ({
    onTestFinished,
  }) => {
    const world = await newWorld({ onTestFinished });
    const server = await world.newServer("a");
    const first = world.process({ role: "worker" }, { FAKE_STEP_MS: "300" });
    world.process({ role: "bot", posts: posts(world) });
    const story = await world.tell(server, ["one", "two"], { steps: 5 });
    await drawing(world);
    const child = await until(() => first.childPid, "a child");
    first.child.kill("SIGKILL");
    world.process({ role: "worker" }, { FAKE_STEP_MS: "50" });
    await until(() => !alive(child), "the orphan's end", 5000);
    const panels = await panelsWhen(world, story, ["posted"], 40_000);
    expect(panels.map((panel) => panel.takes.length)).toEqual([1, 1]);
    expect(indices(world)).toEqual([0, 1]);
  });

  test("the bot is killed after it posted and before it stored that: posted once", async ({ onTestFinished }) => {
    const world = await newWorld({ onTestFinished });
    const server = await world.newServer("a");
    world.process({ role: "worker" }, { FAKE_STEP_MS: "20" });
    const bot = world.process({ role: "bot", posts: posts(world), stallAfter: 1 });
    const story = await world.tell(server, ["one", "two", "three"]);
    await until(() => bot.stalled, "the bot to post its second panel");
    bot.child.kill("SIGKILL");
    world.process({ role: "bot", posts: posts(world) });
    await panelsWhen(world, story, ["posted"], 40_000);
    expect(indices(world)).toEqual([0, 1, 2]);
    expect((await world.library.stories.get(server, story.id))?.status).toBe("done");
  });

  test("a step that takes longer than a heart may stop is drawn once, with a second worker idle beside it", async ({
    onTestFinished,
  }) => {
    const world = await newWorld({ onTestFinished });
    const server = await world.newServer("a");
    const slow = { FAKE_STEP_MS: "14000" };
    world.process({ role: "worker" }, slow);
    world.process({ role: "worker" }, slow);
    const story = await world.tell(server, ["slow"], { steps: 1 });
    const [panel] = await panelsWhen(world, story, ["drawn"], 40_000);
    expect(panel?.takes).toHaveLength(1);
    expect(world.painted().filter((line) => line.startsWith("begin"))).toHaveLength(1);
  });

  test("a cancelled drawing that does not stop is killed, and the worker goes on with the next story", async ({
    onTestFinished,
  }) => {
    const world = await newWorld({ onTestFinished });
    const server = await world.newServer("a");
    const worker = world.process({ role: "worker", abortGrace: 500 });
    const stuck = await world.tell(server, ["hang"]);
    await drawing(world);
    const child = await until(() => worker.childPid, "a child");
    const next = await world.tell(server, ["next"]);
    await world.cancel(server, stuck.id);
    await panelsWhen(world, next, ["drawn"]);
    expect(alive(child)).toBe(false);
    expect((await world.library.stories.get(server, stuck.id))?.panels[0]?.status).toBe("cancelled");
  });

  test("every connection to the database is dropped in a panel: drawn once, posted once", async ({
    onTestFinished,
  }) => {
    const world = await newWorld({ onTestFinished });
    const server = await world.newServer("a");
    world.process({ role: "worker" }, { FAKE_STEP_MS: "200" });
    world.process({ role: "bot", posts: posts(world) });
    const story = await world.tell(server, ["one", "two"], { steps: 5 });
    await drawing(world);
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await owner.end();
    // This process's own connections are gone too: until they are noticed.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const panels = await panelsWhen(world, story, ["posted"], 40_000);
    expect(panels.map((panel) => panel.takes.length)).toEqual([1, 1]);
    expect(indices(world)).toEqual([0, 1]);
  });
});
