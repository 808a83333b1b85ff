import { afterAll, beforeAll, expect, test } from "vitest";
import { jobsWorld, panelsWhen, until, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await jobsWorld();
  process.env.FAKE_STEP_MS = "5";
  await world.worker();
});
afterAll(() => world.close());

test("a character is not drawn before the person whom it shows has agreed, whatever was queued", async () => {
  const server = await world.newServer("consent");
  const id = await world.addCharacter(server, "Ben");
  await until(async () => (await world.library.characters.get(server, id))?.status === "ready", "a character");
  await world.library.characters.link(server, id, { id: "ben", name: "Ben" }, "ann");
  const [panel] = await panelsWhen(world, await world.tell(server, ["waves"], { cast: [id] }), ["drawn", "failed"]);
  expect(panel).toMatchObject({ status: "failed", error: "Ben shows Ben, who has not agreed to it.", takes: [] });
  await world.library.characters.agree(server, id, "ben");
  await panelsWhen(world, await world.tell(server, ["waves"], { cast: [id] }), ["drawn"]);
});
