import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { content, packsWorld, unetFile } from "./support.ts";

const world = packsWorld();

test("list, pull, verify and remove, as people type them", async () => {
  const listed = await world.cli("list").done;
  expect(listed.code).toBe(0);
  expect(listed.out).toMatch(/^tiny: not downloaded, .*\n {2}base model: OpenRAIL \(not verified\)/m);
  expect(listed.out).toContain("npm run storymaker -- models pull tiny");

  const unanswered = await world.cli("pull", "tiny").done;
  expect(unanswered).toMatchObject({
    code: 1,
    out: expect.stringMatching(/These licences apply:[\s\S]*add --accept-licences/),
  });
  const pulled = await world.cli("pull", "tiny", "--face", "free", "--accept-licences").done;
  expect(pulled).toMatchObject({ code: 0, out: expect.stringMatching(/tiny is ready: 5 files/) });
  expect(world.read("face.onnx")).toEqual(content("free", 20_000));

  expect(await world.cli("verify", "tiny").done).toMatchObject({
    code: 0,
    out: expect.stringMatching(/tiny is right/),
  });
  writeFileSync(world.at("mask.bin"), "no");
  const verified = await world.cli("verify", "tiny").done;
  expect(verified).toMatchObject({
    code: 1,
    out: expect.stringMatching(/mask\.bin has 2 bytes[\s\S]*models pull tiny/),
  });

  expect((await world.cli("remove", "tiny").done).code).toBe(1);
  expect((await world.cli("remove", "tiny", "--yes").done).code).toBe(0);
  expect(world.read("mask.bin")).toBeNull();
  expect(existsSync(world.at("pack.json"))).toBe(true);

  const unknown = await world.cli("pull", "huge").done;
  expect(unknown).toMatchObject({ code: 1, out: expect.stringMatching(/no pack "huge" .*There are: inside, tiny\./) });
}, 120_000);

test("Ctrl-C in mid-file: exit code 130, nothing broken, and the same command goes on there", async () => {
  const isUnet = ({ host, path }: { host: string; path: string }) => host === "cdn" && path.includes("unet");
  world.hub.fault = (asked) => (isUnet(asked) ? { stallAfter: 100_000 } : null);
  const run = world.cli("pull", "tiny", "--accept-licences");
  await vi.waitFor(() => expect(world.hub.asked.some(isUnet)).toBe(true), { timeout: 30_000, interval: 50 });
  setTimeout(() => run.interrupt(), 500);
  const stopped = await run.done;
  expect(stopped).toMatchObject({ code: 130, out: expect.stringMatching(/Stopped\. The same command goes on/) });
  for (const file of ["base/unet/diffusion_pytorch_model.safetensors", "mask.bin", "downloads.json"])
    expect(existsSync(world.at(file))).toBe(false);
  world.hub.fault = () => null;
  world.hub.asked.length = 0;
  expect((await world.cli("pull", "tiny").done).code).toBe(0);
  expect(world.hub.asked.filter(({ host }) => host === "cdn").map(({ range }) => range)).toEqual(["bytes=100000-"]);
  expect(new Uint8Array(readFileSync(world.at("base/unet/diffusion_pytorch_model.safetensors")))).toEqual(
    unetFile("first"),
  );
}, 120_000);
