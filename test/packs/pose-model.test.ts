import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { listPacks, type PullOptions, pullPack, removePack, verifyPack } from "../../src/packs/index.ts";
import { openPack } from "../../src/pipeline/index.ts";
import { serveSmallSdxl } from "./small-sdxl.ts";
import { packsWorld, writePack } from "./support.ts";

const world = packsWorld();
const WEIGHTS = "controlnet/diffusion_pytorch_model.safetensors";
const at = (file: string) => join(world.modelsFolder, "small", file);
const pull = (options: Partial<PullOptions> = {}) =>
  pullPack(world.context(), "small", { acceptLicences: true, faceModel: "none", ...options });
const stateOf = async () => (await listPacks(world.modelsFolder)).find(({ name }) => name === "small")?.state;
const accepted = () => readFileSync(at("licences-accepted.json"), "utf8");

let recipe: ReturnType<typeof serveSmallSdxl>;
beforeEach(() => {
  recipe = serveSmallSdxl(world);
});

/** Whether the pack that is there draws poses exactly; its networks are looked up, as always when a pack is opened. */
async function drawsPoses(): Promise<boolean> {
  const maker = await openPack(join(world.modelsFolder, "small"), { threads: 1 });
  await maker.release();
  return maker.drawsPoses;
}

test("a ControlNet is downloaded when it is asked for, stays when nothing is said, and goes when it is not wanted", async () => {
  await pull({ acceptLicences: false });
  expect(world.said.join("\n")).toMatch(/The pose model is a choice \(--pose NAME\)[\s\S]*openpose: a ControlNet/);
  expect(existsSync(at("controlnet"))).toBe(false);
  expect(accepted()).not.toContain("openpose");
  expect([await stateOf(), await drawsPoses()]).toEqual(["ready", false]);
  expect((await verifyPack(world.context(), "small")).problems).toEqual([]);

  await pull({ poseModel: "openpose", acceptLicences: false });
  expect(world.questions).toHaveLength(2);
  expect(world.said.join("\n")).toMatch(/pose ControlNet .*: Apache-2\.0\n.*as the model card says too/);
  expect(accepted()).toContain("openpose");
  await pull();
  expect([await stateOf(), await drawsPoses()]).toEqual(["ready", true]);
  expect((await verifyPack(world.context(), "small")).problems).toEqual([]);

  await pull({ poseModel: "none" });
  expect(existsSync(at("controlnet"))).toBe(false);
  expect([await stateOf(), await drawsPoses()]).toEqual(["ready", false]);
}, 60_000);

test("verify and list notice what is wrong with it, and remove takes it away too", async () => {
  await pull({ poseModel: "openpose" });
  writeFileSync(at(WEIGHTS), "no");
  expect((await verifyPack(world.context(), "small")).problems.join("\n")).toMatch(
    /controlnet\/diffusion_pytorch_model\.safetensors has 2 bytes/,
  );
  world.hub.repositories["xinsir/controlnet-openpose-sdxl-1.0"]!.license = "other";
  expect((await verifyPack(world.context(), "small")).problems.join("\n")).toMatch(/licence of the pose ControlNet/);
  const [small] = (await listPacks(world.modelsFolder)).filter(({ name }) => name === "small");
  expect(small!.licences).toContainEqual(expect.objectContaining({ licence: "Apache-2.0", verified: false }));
  await removePack(world.context(), "small", { yes: true });
  expect(existsSync(at("controlnet"))).toBe(false);
  expect(await stateOf()).toBe("not downloaded");
});

test("a download of an earlier version, which knew no such choice, is whole without it", async () => {
  await pull();
  const receipt = JSON.parse(readFileSync(at("downloads.json"), "utf8")) as { poseModel?: string };
  delete receipt.poseModel;
  writeFileSync(at("downloads.json"), JSON.stringify(receipt));
  expect((await verifyPack(world.context(), "small")).problems).toEqual([]);
  await pull();
  expect(await stateOf()).toBe("ready");
});

test("what a pack does not offer is refused with what there is", async () => {
  await expect(pull({ poseModel: "depth" })).rejects.toThrow(
    /no pose model "depth"\. There are:\n {2}none: .*\n {2}open/,
  );
  const answer = await world.cli("pull", "tiny", "--pose", "openpose", "--accept-licences").done;
  expect(answer).toMatchObject({ code: 1, out: expect.stringContaining('no pose model "openpose". It offers none.') });
});

test("a ControlNet that is no choice must be there", async () => {
  const sources = recipe.sources.map(({ poseModel, ...source }) => source);
  writePack(world.modelsFolder, "small", { ...recipe, sources, poseModels: [] });
  await pull();
  expect(await drawsPoses()).toBe(true);
  await removePack(world.context(), "small", { yes: true });
  await expect(drawsPoses()).rejects.toThrow(/not complete: .*controlnet is missing/);
  const wrong = recipe.sources.map((source) => (source.poseModel ? { ...source, poseModel: "depth" } : source));
  writePack(world.modelsFolder, "small", { ...recipe, sources: wrong });
  await expect(drawsPoses()).rejects.toThrow('no pose model is called "depth"');
}, 60_000);
