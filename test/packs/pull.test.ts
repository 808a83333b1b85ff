import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { listPacks, type PullOptions, pullPack } from "../../src/packs/index.ts";
import { type Asked, type Fault, TOKEN } from "./fake-hub.ts";
import {
  ADAPTER,
  adapterFile,
  BASE,
  content,
  FACES,
  packsWorld,
  sdxl,
  tinyRecipe,
  unetFile,
  writePack,
} from "./support.ts";

const world = packsWorld();
const UNET = "base/unet/diffusion_pytorch_model.safetensors";
const whole = () => unetFile("first");
const pull = (options: Partial<PullOptions> = {}, config = {}) =>
  pullPack(world.context(config), "tiny", { acceptLicences: true, ...options });
const stateOf = async (name: string) => (await listPacks(world.modelsFolder)).find((pack) => pack.name === name)?.state;

/** Answers the first requests for the UNet's content with these faults, the rest rightly. */
function unetFaults(...faults: Fault[]): void {
  world.hub.fault = ({ host, path }) => (host === "cdn" && path.includes("unet") ? (faults.shift() ?? null) : null);
}

describe("a pull", () => {
  test("fetches every file that the choices ask for, large ones from the host that the hub redirects to", async () => {
    expect(await stateOf("tiny")).toBe("not downloaded");
    await pull({}, { hubToken: TOKEN });
    expect(world.read(UNET)).toEqual(whole());
    expect(world.read("mask.bin")).toEqual(adapterFile());
    expect(world.read("face.onnx")).toEqual(content("arc", 20_000));
    expect(world.read("base/unet/config.json")).not.toBeNull();
    expect(existsSync(world.at(".download"))).toBe(false);
    expect(await stateOf("tiny")).toBe("ready");
    expect(world.said.join("\n")).toMatch(/tiny: 5 files, 442 KB to download, .* free on the disk[\s\S]*tiny is ready/);
  });

  test("shows the token to the hub only", async () => {
    await pull({}, { hubToken: TOKEN });
    const shown = (host: Asked["host"]) =>
      new Set(world.hub.asked.filter((one) => one.host === host).map(({ authorization }) => authorization));
    expect(shown("hub")).toEqual(new Set([`Bearer ${TOKEN}`]));
    expect(shown("cdn")).toEqual(new Set([undefined]));
  });

  test("fetches nothing twice, and only what is missing or damaged", async () => {
    await pull();
    world.hub.asked.length = 0;
    await pull();
    expect(world.hub.asked.filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
    expect(world.said.join("\n")).toContain("nothing is left to download");
    const damaged = whole();
    damaged[7]! ^= 1;
    writeFileSync(world.at(UNET), damaged);
    rmSync(world.at("mask.bin"));
    await pull();
    expect(world.read(UNET)).toEqual(whole());
    expect(world.hub.asked.filter(({ host }) => host === "cdn")).toHaveLength(2);
  });
});

describe("a connection that fails", () => {
  test("in mid-file: goes on from there", async () => {
    unetFaults({ dropAfter: 100_000 }, { dropAfter: 50_000 });
    await pull();
    expect(world.read(UNET)).toEqual(whole());
    const ranges = world.hub.downloads(UNET.slice(5)).map(({ range }) => range);
    expect(ranges).toHaveLength(3);
    expect(ranges[0]).toBeUndefined();
    for (const range of ranges.slice(1)) expect(Number(/^bytes=(\d+)-$/.exec(range!)![1])).toBeGreaterThan(0);
    expect(world.said.join("\n")).toMatch(/connection to 127\.0\.0\.1:\d+ broke .*; next try in/);
  });

  test("to a server that cannot resume: starts anew, and gives up when it always breaks off", async () => {
    unetFaults({ dropAfter: 100_000 }, { ignoreRange: true });
    await pull();
    expect(world.read(UNET)).toEqual(whole());
    rmSync(world.at(UNET));
    world.hub.fault = ({ host }) => (host === "cdn" ? { dropAfter: 100_000, ignoreRange: true } : null);
    await expect(pull()).rejects.toThrow(/broke .*then run the command again: what is downloaded is kept/);
    expect(existsSync(world.at(UNET))).toBe(false);
  });

  test("with a file that ends too early: no name for it, and the rest once the hub has it", async () => {
    world.hub.fault = ({ host, path }) => (host === "cdn" && path.includes("unet") ? { endAfter: 200_000 } : null);
    await expect(pull()).rejects.toThrow(/127\.0\.0\.1:\d+ has less of .*unet.* than the hub announces/);
    expect(existsSync(world.at(UNET))).toBe(false);
    expect(await stateOf("tiny")).toBe("partly downloaded");
    world.hub.fault = () => null;
    world.hub.asked.length = 0;
    await pull();
    expect(world.hub.downloads(UNET.slice(5)).map(({ range }) => range)).toEqual(["bytes=200000-"]);
    expect(world.read(UNET)).toEqual(whole());
  });

  test("with 429: waits as long as it is told to", async () => {
    const times: number[] = [];
    world.hub.fault = ({ path }) => {
      if (!path.includes("resolve") || !path.includes("mask")) return null;
      times.push(Date.now());
      return times.length === 1 ? { status: 429, headers: { "retry-after": "2" } } : null;
    };
    await pull();
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(1900);
    expect(world.said.join("\n")).toContain("too many requests (429); next try in 2 s");
  });

  test("with 429 for hours, or 503 again and again: gives up in words", async () => {
    world.hub.fault = () => ({ status: 429, headers: { "retry-after": "7200" } });
    await expect(pull()).rejects.toThrow(/asks to wait: too many requests/);
    let count = 0;
    world.hub.fault = () => {
      count++;
      return { status: 503 };
    };
    await expect(pull()).rejects.toThrow(/answers 503/);
    expect(count).toBe(5);
  });

  test("from the start: says what to look at", async () => {
    const context = { hubEndpoint: "http://127.0.0.1:1" };
    await expect(pull({}, context)).rejects.toThrow(/127\.0\.0\.1:1 cannot be reached \(.+\)\. Check the network/);
  });
});

describe("what is refused", () => {
  test("a file with another hash than the hub's is thrown away", async () => {
    world.hub.repositories[ADAPTER]!.claims = { "mask.bin": { sha256: "a".repeat(64) } };
    await expect(pull()).rejects.toThrow(
      /mask\.bin of authors\/adapter came damaged: its sha256 is [0-9a-f]{64}, the hub says a{64}/,
    );
    expect(existsSync(world.at("mask.bin"))).toBe(false);
    expect(readdirSync(world.at(".download")).filter((name) => name.includes("mask"))).toEqual([]);
  });

  test("a small file, too, is checked, by git's own hash", async () => {
    const { files } = world.hub.repositories[BASE]!;
    const right = files["unet/config.json"]!;
    let served = 0;
    world.hub.fault = ({ path }) => {
      // Told right, served wrong: the content changes between the two questions.
      if (path.includes("/resolve/") && path.endsWith("unet/config.json") && served++ === 0)
        files["unet/config.json"] = right.map((byte) => byte ^ 1);
      return null;
    };
    await expect(pull()).rejects.toThrow(/unet\/config\.json of someone\/sdxl came damaged: its git-sha1/);
    files["unet/config.json"] = right;
    await pull();
    expect(world.read("base/unet/config.json")).toEqual(right);
  });

  test("a file that the recipe's hash does not fit, before anything is fetched", async () => {
    const recipe = tinyRecipe();
    recipe.sources[3]!.sha256 = "b".repeat(64);
    writePack(world.modelsFolder, "tiny", recipe);
    await expect(pull()).rejects.toThrow(
      /mask\.bin .* is not the file that the recipe was written for: .*SHA-256 b{64}/,
    );
    expect(world.hub.asked.filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
  });

  test("what the disk does not hold, before anything is fetched or asked", async () => {
    world.hub.repositories[BASE]!.claims = { "unet/diffusion_pytorch_model.safetensors": { size: 2 ** 52 } };
    await expect(pull({ acceptLicences: false })).rejects.toThrow(/The disk of .*tiny lacks 4\.\d PB: make room/);
    expect(world.hub.asked.filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
    expect(world.questions).toEqual([]);
  });

  test("a gated repository without a token, and with one that it does not know", async () => {
    world.hub.repositories[BASE]!.gated = true;
    await expect(pull()).rejects.toThrow(/someone\/sdxl is gated: accept its licence on .*someone\/sdxl.*set HF_TOKEN/);
    await expect(pull({}, { hubToken: "hf_other" })).rejects.toThrow(/someone\/sdxl is gated: accept its licence/);
    await pull({}, { hubToken: TOKEN });
    expect(await stateOf("tiny")).toBe("ready");
  });

  test("repositories, files and packs that do not exist", async () => {
    await expect(pull({ base: "no/body" })).rejects.toThrow(/does not give no\/body to us \(401\)\. Is the name right/);
    await expect(pull({ base: "nobody" })).rejects.toThrow(/give --base OWNER\/NAME/);
    await expect(pull({ faceModel: "magic" })).rejects.toThrow(/no face model "magic"[\s\S]*arc: research only/);
    delete world.hub.repositories[ADAPTER]!.files["mask.bin"];
    await expect(pull()).rejects.toThrow(/authors\/adapter \(main\) has no mask\.bin\. The recipe may be out of date/);
    const context = world.context();
    await expect(pullPack(context, "huge", { acceptLicences: true })).rejects.toThrow(
      /no pack "huge".*There are: inside, tiny/,
    );
    await expect(pullPack(context, "inside", { acceptLicences: true })).rejects.toThrow(/"inside" is built in/);
  });
});

describe("licences", () => {
  const acceptances = () => JSON.parse(readFileSync(world.at("licences-accepted.json"), "utf8")) as { id: string }[];

  test("are shown and asked for once, and the answer is kept beside the pack", async () => {
    await pull({ acceptLicences: false });
    expect(world.questions).toHaveLength(1);
    const said = world.said.join("\n");
    expect(said).toMatch(/base model: OpenRAIL\n.*https:\/\/x\/base \(as the model card says too\)/);
    expect(said).toMatch(/face model: research only\n.*not verified: read it there/);
    expect(said).toMatch(/face model is a choice .*free: free for all/s);
    expect(acceptances().map(({ id }) => id)).toEqual(["base", "adapter", "arc"]);
    await pull({ acceptLicences: false });
    expect(world.questions).toHaveLength(1);
  });

  test("not accepted: nothing is downloaded", async () => {
    world.answer = "no";
    await expect(pull({ acceptLicences: false })).rejects.toThrow(/not accepted: nothing was downloaded/);
    world.answer = null;
    await expect(pull({ acceptLicences: false })).rejects.toThrow(/add --accept-licences/);
    expect(world.hub.asked.filter(({ path }) => path.includes("/resolve/"))).toEqual([]);
    expect(existsSync(world.at("licences-accepted.json"))).toBe(false);
  });

  test("a card that says another one is pointed out, and accepted anew", async () => {
    await pull();
    world.hub.repositories[ADAPTER]!.license = "cc-by-nc-4.0";
    await pull({ acceptLicences: false });
    expect(world.questions).toHaveLength(1);
    expect(world.said.join("\n")).toContain('ATTENTION: the model card now says "cc-by-nc-4.0", not "apache-2.0"');
  });

  test("the choice of a face model decides which one applies", async () => {
    await pull({ faceModel: "free" });
    expect(acceptances().map(({ id }) => id)).toEqual(["base", "adapter", "free"]);
    expect(world.read("face.onnx")).toEqual(content("free", 20_000));
    await pull();
    expect(world.read("face.onnx")).toEqual(content("free", 20_000));
    await pull({ faceModel: "none" });
    expect(world.read("face.onnx")).toBeNull();
    expect(world.hub.repositories[FACES]).toBeDefined();
    expect(await stateOf("tiny")).toBe("ready");
  });
});

describe("another base model", () => {
  const other = () => sdxl("second", { license: "mit" });

  test("takes the recipe's place, with its own licence, and stays until another is asked for", async () => {
    const repository = other();
    repository.files["unet/diffusion_pytorch_model.fp16.safetensors"] = unetFile("half", 150_000);
    world.hub.repositories["other/xl"] = repository;
    await pull({ base: "other/xl", acceptLicences: false });
    expect(world.read(UNET)).toEqual(unetFile("half", 150_000));
    expect(world.said.join("\n")).toMatch(
      new RegExp(`base model \\(other/xl\\): mit\\n.*${world.hub.endpoint}/other/xl`),
    );
    await pull();
    expect(world.read(UNET)).toEqual(unetFile("half", 150_000));
    await pull({ base: BASE });
    expect(world.read(UNET)).toEqual(whole());
  });

  test("that is no SDXL is refused before its weights are fetched, and the pack that was there stays", async () => {
    await pull();
    const repository = other();
    repository.files["model_index.json"] = new TextEncoder().encode('{"_class_name":"StableDiffusionPipeline"}');
    world.hub.repositories["other/sd15"] = repository;
    await expect(pull({ base: "other/sd15" })).rejects.toThrow(
      /other\/sd15 cannot be the base model: .*"StableDiffusionPipeline"/,
    );
    // What was fetched before the refusal must not make the next try pass.
    await expect(pull({ base: "other/sd15" })).rejects.toThrow(/other\/sd15 cannot be the base model/);
    expect(world.hub.asked.filter(({ host, path }) => host === "cdn" && path.includes("other"))).toEqual([]);
    expect(world.read(UNET)).toEqual(whole());
    expect(await stateOf("tiny")).toBe("ready");
  });

  test("in another layout is refused, naming what it lacks", async () => {
    world.hub.repositories["other/single"] = { files: { "model.safetensors": content("one", 20_000) } };
    await expect(pull({ base: "other/single" })).rejects.toThrow(
      /has no model_index\.json\. A base model must be SDXL in diffusers' layout/,
    );
  });

  test("that breaks off half-way leaves the pack that was there as it was", async () => {
    await pull();
    world.hub.repositories["other/xl"] = other();
    world.hub.fault = ({ host }) => (host === "cdn" ? { status: 500 } : null);
    await expect(pull({ base: "other/xl" })).rejects.toThrow(/answers 500/);
    expect(world.read(UNET)).toEqual(whole());
    expect(await stateOf("tiny")).toBe("ready");
  });
});

test("stopped in mid-file, it leaves no file under its name, and goes on from there when it is called again", async () => {
  unetFaults({ stallAfter: 100_000 });
  const stopped = pull();
  await vi.waitFor(() => expect(world.hub.downloads(UNET.slice(5))).toHaveLength(1), { timeout: 10_000 });
  setTimeout(() => world.stop.abort(), 200);
  await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
  expect(existsSync(world.at(UNET))).toBe(false);
  expect(await stateOf("tiny")).toBe("partly downloaded");
  world.hub.asked.length = 0;
  await pullPack({ ...world.context(), signal: new AbortController().signal }, "tiny", { acceptLicences: true });
  expect(world.hub.asked.filter(({ host }) => host === "cdn").map(({ range }) => range)).toEqual(["bytes=100000-"]);
  expect(world.read(UNET)).toEqual(whole());
  expect(world.said.join("\n")).toMatch(/\(100 KB of them are here already\), 200 KB to download/);
});
