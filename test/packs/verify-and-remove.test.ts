import { existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { listPacks, pullPack, removePack, verifyPack } from "../../src/packs/index.ts";
import { ADAPTER, adapterFile, packsWorld, tinyRecipe, writePack } from "./support.ts";

const world = packsWorld();
const verify = (config = {}) => verifyPack(world.context(config), "tiny");

beforeEach(() => pullPack(world.context(), "tiny", { acceptLicences: true }));

describe("verify", () => {
  test("finds nothing wrong with what was just pulled, and says what no card can tell", async () => {
    expect(await verify()).toEqual({
      problems: [],
      notes: ["The licence of the face model is on no model card; read it yourself: https://x/arc"],
    });
  });

  test("names what is missing, cut short or damaged, and the command that mends it", async () => {
    truncateSync(world.at("face.onnx"), 19_999);
    const damaged = adapterFile();
    damaged[0]! ^= 1;
    writeFileSync(world.at("mask.bin"), damaged);
    await removeFile("base/unet/config.json");
    const { problems } = await verify();
    expect(problems).toHaveLength(4);
    const all = problems.join("\n");
    expect(all).toContain("base/unet/config.json is missing.");
    expect(all).toContain("face.onnx has 19999 bytes, it should have 20000.");
    expect(all).toMatch(/mask\.bin is damaged: its sha256 is [0-9a-f]{64}, not [0-9a-f]{64}/);
    expect(all).toContain("`npm run storymaker -- models pull tiny`");
    await pullPack(world.context(), "tiny", { acceptLicences: true });
    expect((await verify()).problems).toEqual([]);
  });

  test("compares licences and hashes with what the hub says now", async () => {
    world.hub.repositories[ADAPTER]!.license = "other";
    world.hub.repositories[ADAPTER]!.claims = { "mask.bin": { sha256: "c".repeat(64) } };
    const { problems } = await verify();
    expect(problems.join("\n")).toMatch(/mask\.bin: authors\/adapter publishes another hash/);
    expect(problems.join("\n")).toMatch(
      /licence of the adapter has changed: its model card says "other", the recipe "apache-2\.0"/,
    );
  });

  test("without a hub still checks the files, and says what it could not compare", async () => {
    const offline = { hubEndpoint: "http://127.0.0.1:1" };
    const { problems, notes } = await verify(offline);
    expect(problems).toEqual([]);
    expect(notes.join("\n")).toMatch(/hub could not be asked.*127\.0\.0\.1:1 cannot be reached/);
    await removeFile("mask.bin");
    expect((await verify(offline)).problems.join("\n")).toContain("mask.bin is missing");
  });

  test("notices a recipe that has changed since", async () => {
    const recipe = tinyRecipe();
    recipe.sources[3]!.sha256 = "d".repeat(64);
    recipe.sources.push({ ...recipe.sources[3], file: "more.bin", destination: "more.bin" });
    writePack(world.modelsFolder, "tiny", recipe);
    const { problems } = await verify();
    expect(problems.filter((problem) => problem.includes("the recipe has changed"))).toHaveLength(2);
  });

  test("of a pack that is not there, or built in and not complete", async () => {
    await removePack(world.context(), "tiny", { yes: true });
    expect((await verify()).problems.join()).toContain("not downloaded completely");
    expect((await verifyPack(world.context(), "inside")).problems.join()).toMatch(/"inside" is not complete/);
  });
});

describe("remove", () => {
  test("deletes what was downloaded, and nothing else", async () => {
    writeFileSync(world.at("base/mine.txt"), "mine");
    mkdirSync(world.at(".download"));
    writeFileSync(world.at(".download/begun.part"), "half");
    await removePack(world.context(), "tiny", { yes: false });
    expect(world.questions.join()).toMatch(/Delete the downloaded and built files of tiny, 44\d KB/);
    expect(readdirSync(join(world.modelsFolder, "tiny")).sort()).toEqual([
      "base",
      "licences-accepted.json",
      "pack.json",
    ]);
    expect(readdirSync(world.at("base"))).toEqual(["mine.txt"]);
    expect(world.said.at(-1)).toMatch(/^tiny: 44\d KB freed\.$/);
    expect((await listPacks(world.modelsFolder)).find(({ name }) => name === "tiny")?.state).toBe("not downloaded");
    await removePack(world.context(), "tiny", { yes: true });
    expect(world.said.at(-1)).toBe("Nothing of tiny is downloaded.");
  });

  test("asks, and takes only a yes", async () => {
    world.answer = "";
    await expect(removePack(world.context(), "tiny", { yes: false })).rejects.toThrow("Nothing was deleted");
    world.answer = null;
    await expect(removePack(world.context(), "tiny", { yes: false })).rejects.toThrow("--yes");
    expect(existsSync(world.at("mask.bin"))).toBe(true);
  });

  test("refuses a built-in pack", async () => {
    await expect(removePack(world.context(), "inside", { yes: true })).rejects.toThrow(/"inside" is built in/);
  });
});

test("list tells apart what is ready, begun, absent, built in and broken", async () => {
  const states = async () => (await listPacks(world.modelsFolder)).map(({ name, state }) => `${name}: ${state}`);
  writePack(world.modelsFolder, "broken", { name: "broken" });
  writePack(world.modelsFolder, "fresh", tinyRecipe());
  expect(await states()).toEqual([
    "broken: broken",
    "fresh: not downloaded",
    "inside: built in, not complete",
    "tiny: ready",
  ]);
  await removeFile("mask.bin");
  expect((await states()).at(-1)).toBe("tiny: partly downloaded");
  const [broken, , , tiny] = await listPacks(world.modelsFolder);
  expect(broken!.problem).toMatch(/textEncoder/);
  expect(tiny!.size).toBeGreaterThan(320_000);
  expect(tiny!.licences).toContainEqual(
    expect.objectContaining({ part: "base model", licence: "OpenRAIL", verified: false }),
  );
});

function removeFile(name: string): Promise<void> {
  return rm(world.at(name));
}
