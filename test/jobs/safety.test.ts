import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSafety } from "../../src/library/index.ts";
import { jobsWorld, panelsWhen, until, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await jobsWorld();
  process.env.FAKE_STEP_MS = "5";
  await world.worker();
});
afterAll(() => world.close());

const settled = (server: string, id: string) =>
  until(async () => {
    const character = await world.library.characters.get(server, id);
    return character && character.status !== "encoding" && character.status;
  }, "a character");

test("a strict server refuses what others show: photos, clothes and pictures", async () => {
  const usual = await world.newServer("usual");
  const strict = await world.newServer("strict");
  await writeSafety(world.library, strict, "strict");
  const clothes = new Uint8Array(Buffer.from("suggestive"));
  for (const [server, status] of [
    [usual, "ready"],
    [strict, "failed"],
  ] as const) {
    expect(await settled(server, await world.addCharacter(server, "Ada", ["suggestive faces=1"]))).toBe(status);
    expect(await settled(server, await world.addCharacter(server, "Bea", ["faces=1"], { clothes }))).toBe(status);
  }
  const [shown] = await panelsWhen(world, await world.tell(usual, ["suggestive"]), ["drawn", "refused"]);
  const [refused] = await panelsWhen(world, await world.tell(strict, ["suggestive"]), ["drawn", "refused"]);
  expect([shown!.status, refused!.status]).toEqual(["drawn", "refused"]);
  await writeSafety(world.library, strict, "standard");
  await panelsWhen(world, await world.tell(strict, ["suggestive"]), ["drawn"]);
});
