import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { PacksContext, Terminal } from "../../src/packs/index.ts";
import { attentionNames, readUNet2DConfiguration } from "../../src/pipeline/networks/unet-2d-configuration.ts";
import { type FakeHub, type FakeRepository, startFakeHub } from "./fake-hub.ts";

export const BASE = "someone/sdxl";
export const ADAPTER = "authors/adapter";
export const FACES = "faces/strict";

/** Bytes that follow from a name, so that files differ and tests repeat. */
export function content(name: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0, i = 0; at < length; i++) {
    const block = createHash("sha256").update(`${name} ${i}`).digest();
    bytes.set(block.subarray(0, length - at), at);
    at += block.length;
  }
  return bytes;
}

const reference = join(import.meta.dirname, "../fixtures/storymaker-small/base/unet/config.json");
const unetConfig = JSON.parse(readFileSync(reference, "utf8")) as object;
const attentions = attentionNames(readUNet2DConfiguration(unetConfig));

/** A UNet's weights as far as a pull looks at them, `length` bytes in all. */
export function unetFile(name: string, length = 300_000): Uint8Array {
  const crossing = attentions.filter((attention) => attention.endsWith("attn2"));
  return safetensors(name, length, new Map(crossing.map((attention) => [`${attention}.to_q.weight`, [32, 32]])));
}

/** An adapter of that UNet as far as a pull looks at it. */
export function adapterFile(): Uint8Array {
  const shapes = new Map<string, number[]>();
  for (const name of ["pos_embed", "bg_embed", "perceiver_resampler.proj_in.weight", "resample.latents"])
    shapes.set(`image_proj_model.${name}`, [1]);
  for (const [i, name] of attentions.entries())
    if (name.endsWith("attn2")) shapes.set(`ip_adapter.${i}.to_k_ip.weight`, [32, 64]);
  return safetensors("mask", 120_000, shapes);
}

/** Tensors of one byte a number, and as many more bytes as are wanted; all of them follow from the name. */
function safetensors(name: string, length: number, shapes: ReadonlyMap<string, number[]>): Uint8Array {
  const header: Record<string, object> = {};
  let end = 0;
  for (const [tensor, shape] of shapes) {
    const begin = end;
    end += shape.reduce((product, size) => product * size, 1);
    header[tensor] = { dtype: "U8", shape, data_offsets: [begin, end] };
  }
  const json = Buffer.from(JSON.stringify(header).padEnd(20_000));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(json.length));
  return new Uint8Array(Buffer.concat([size, json, content(name, length - 8 - json.length)]));
}

const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

export function sdxl(name: string, changes: Partial<FakeRepository> = {}): FakeRepository {
  return {
    license: "openrail",
    files: {
      "model_index.json": text({ _class_name: "StableDiffusionXLPipeline" }),
      "unet/config.json": text({ ...unetConfig, name }),
      "unet/diffusion_pytorch_model.safetensors": unetFile(name),
    },
    ...changes,
  };
}

export interface World {
  hub: FakeHub;
  modelsFolder: string;
  /** A file's path in the downloadable pack's folder. */
  at(file: string): string;
  /** Its content; null when there is none. */
  read(file: string): Uint8Array | null;
  said: string[];
  /** What people type when they are asked; null: nobody is there. */
  answer: string | null;
  questions: string[];
  stop: AbortController;
  context(changes?: Partial<PacksContext["config"]>): PacksContext;
  /** `storymaker models ...` as a process of its own. */
  cli(...words: string[]): CliRun;
}

export interface CliRun {
  done: Promise<{ code: number | null; out: string }>;
  interrupt(): void;
}

/** A new hub and a new models' folder with one downloadable pack, "tiny", and one built in, "inside", for each test. */
export function packsWorld(): World {
  const world = {} as World;
  beforeEach(async () => {
    const modelsFolder = mkdtempSync(join(tmpdir(), "models-"));
    const hub = await startFakeHub({
      [BASE]: sdxl("first"),
      [ADAPTER]: { license: "apache-2.0", files: { "mask.bin": adapterFile() } },
      [FACES]: { files: { "arc.onnx": content("arc", 20_000), "free.onnx": content("free", 20_000) } },
    });
    writePack(modelsFolder, "tiny", tinyRecipe());
    writePack(modelsFolder, "inside", { ...packFields("inside"), licences: [] });
    const stop = new AbortController();
    const at = (file: string) => join(modelsFolder, "tiny", file);
    const terminal: Terminal = {
      live: false,
      say: (line) => void world.said.push(line),
      status: (line) => void world.said.push(line),
      ask: async (question) => {
        world.questions.push(question);
        return world.answer;
      },
    };
    const config = { modelsFolder, hubEndpoint: hub.endpoint };
    Object.assign(world, {
      ...{ hub, modelsFolder, at, said: [], answer: "yes", questions: [], stop },
      read: (file: string) => (existsSync(at(file)) ? new Uint8Array(readFileSync(at(file))) : null),
      context: (changes = {}) => ({ config: { ...config, ...changes }, terminal, signal: stop.signal, firstWait: 5 }),
      cli: (...words: string[]) => runCli(words, { HF_ENDPOINT: hub.endpoint, STORYMAKER_MODELS: modelsFolder }),
    });
  });
  afterEach(async () => {
    await world.hub.close();
    rmSync(world.modelsFolder, { recursive: true });
  });
  return world;
}

export function writePack(modelsFolder: string, name: string, recipe: unknown): void {
  mkdirSync(join(modelsFolder, name), { recursive: true });
  writeFileSync(join(modelsFolder, name, "pack.json"), JSON.stringify(recipe));
}

export function tinyRecipe(): ReturnType<typeof packFields> & { sources: Record<string, unknown>[] } & Record<
    string,
    unknown
  > {
  const base = (file: string | string[], destination: string) => ({
    ...{ repository: BASE, file, destination, licence: "base", base: true },
  });
  const face = (name: string) => ({
    ...{ repository: FACES, file: `${name}.onnx`, destination: "face.onnx", licence: name, faceModel: name },
  });
  return {
    ...packFields("tiny"),
    faceModels: [
      { name: "arc", about: "research only" },
      { name: "free", about: "free for all" },
      { name: "none", about: "no face model" },
    ],
    licences: [
      {
        id: "base",
        part: "base model",
        licence: "OpenRAIL",
        source: "https://x/base",
        card: "openrail",
        verified: false,
      },
      { id: "adapter", part: "adapter", licence: "Apache-2.0", source: "https://x/adapter", card: "apache-2.0" },
      { id: "arc", part: "face model", licence: "research only", source: "https://x/arc", verified: false },
      { id: "free", part: "face model", licence: "MIT", source: "https://x/free", verified: false },
    ],
    sources: [
      base("model_index.json", "base/model_index.json"),
      base("unet/config.json", "base/unet/config.json"),
      base(
        ["unet/diffusion_pytorch_model.fp16.safetensors", "unet/diffusion_pytorch_model.safetensors"],
        "base/unet/diffusion_pytorch_model.safetensors",
      ),
      { repository: ADAPTER, file: "mask.bin", destination: "mask.bin", licence: "adapter" },
      face("arc"),
      face("free"),
    ],
  };
}

function packFields(name: string) {
  return {
    name,
    method: "storymaker",
    textEncoder: { type: "clip" },
    imageEncoder: { folder: "image_encoder" },
    base: "base",
    adapter: "mask.bin",
    faceEmbedding: "arcface",
    defaults: { width: 96, height: 128, steps: 4, guidanceScale: 7.5 },
  };
}

function runCli(words: string[], env: Record<string, string>): CliRun {
  const cli = join(import.meta.dirname, "../../src/cli.ts");
  const child = spawn(process.execPath, [cli, "models", ...words], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (piece: string) => {
      out += piece;
    });
  return {
    done: new Promise((resolve) => child.on("close", (code) => resolve({ code, out }))),
    interrupt: () => void child.kill("SIGINT"),
  };
}
