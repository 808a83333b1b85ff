/**
 * One evaluation of SDXL's UNet at a quarter of its width, ours beside PyTorch's: `node bench/unet.ts FOLDER [--python
 * PYTHON] [--threads 2]`. Prints a Markdown table.
 *
 * FOLDER is made by `bench/random-pack.ts FOLDER 0.25` unless it is there. Both read the same checkpoint and the same
 * numbers: 2 x 4 x 64 x 64 latents, as guidance has them at 512 x 512. They take turns, each in a process of its own, so
 * that what else the machine does falls on both. PYTHON (training/peers/requirements.txt) may be left out: then only ours
 * is measured.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Tensor } from "onnxruntime-node";
import { openNetworkFolder } from "../src/pipeline/checkpoints/open.ts";
import { openSession } from "../src/pipeline/graph/session.ts";
import { buildUNet2DCondition } from "../src/pipeline/networks/unet-2d-condition.ts";
import { normalNoise } from "../src/pipeline/sampling/noise.ts";
import { inMegabytes, peakMemory } from "./measure.ts";
import { sdxlConfigurations } from "./sdxl/configurations.ts";

const [SHARE, ROUNDS, EVALUATIONS] = [0.25, 4, 5];
const { unet: sizes } = sdxlConfigurations(SHARE);
const { cross_attention_dim: context, projection_class_embeddings_input_dim: added } = sizes;
const inputs = {
  sample: random(1, [2, 4, 64, 64]),
  text_context: random(2, [2, 77, context]),
  text_embeds: random(3, [2, added - 6 * 256]),
  time_ids: new Tensor("float32", Float32Array.from([512, 512, 0, 0, 512, 512, 512, 512, 0, 0, 512, 512]), [2, 6]),
};

interface Measured {
  seconds: number[];
  /** Bytes. */
  peak: number;
  /** The first 4096 numbers of what was computed. */
  prediction: number[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: "string" }, threads: { type: "string", default: "2" }, ours: { type: "boolean" } },
});
const folder = positionals[0];
if (!folder) throw new Error("usage: node bench/unet.ts FOLDER [--python PYTHON] [--threads 2]");
if (values.ours) console.log(JSON.stringify(await evaluate(folder)));
else report(folder);

function random(seed: number, shape: number[]): Tensor {
  return new Tensor(
    "float32",
    normalNoise(
      seed,
      shape.reduce((product, size) => product * size),
    ),
    shape,
  );
}

async function evaluate(pack: string): Promise<Measured> {
  const threads = Number(values.threads);
  const graphs = buildUNet2DCondition(await openNetworkFolder(join(pack, "base/unet")));
  const prepare = await openSession(graphs.context, { threads });
  const unet = await openSession(graphs.unet, { threads });
  const { sample, text_context, text_embeds, time_ids } = inputs;
  const prepared = await prepare.run({ text_context, text_embeds, time_ids });
  const feeds = { ...prepared, sample, timestep: new Tensor("float32", [500], [1]) };
  const seconds: number[] = [];
  let prediction: number[] = [];
  for (let i = 0; i <= EVALUATIONS; i++) {
    const begin = performance.now();
    const { noise_prediction } = await unet.run(feeds);
    seconds.push((performance.now() - begin) / 1000);
    prediction = Array.from(noise_prediction!.data as Float32Array).slice(0, 4096);
  }
  return { seconds: seconds.slice(1), peak: peakMemory(), prediction };
}

function report(pack: string): void {
  if (!existsSync(join(pack, "pack.json")))
    execFileSync(process.execPath, [join(import.meta.dirname, "random-pack.ts"), pack, `${SHARE}`], {
      stdio: "ignore",
    });
  const [ours, theirs]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(child(process.execPath, [import.meta.filename, pack, "--threads", values.threads, "--ours"]));
    if (values.python) theirs.push(peer(values.python, pack));
  }
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${values.threads} threads, Node ${process.version}\n`,
  );
  console.log("| | median of an evaluation | least | largest memory |\n| --- | --- | --- | --- |");
  const our = row("ours, onnxruntime", ours);
  if (theirs.length === 0) return;
  const their = row("PyTorch, diffusers' UNet2DConditionModel", theirs);
  const [a, b] = [ours[0]!.prediction, theirs[0]!.prediction];
  const error = Math.hypot(...a.map((x, i) => x - b[i]!)) / Math.hypot(...b);
  console.log(
    `\nOurs / PyTorch: ${(our.median / their.median).toFixed(2)} of the time, ` +
      `${(our.peak / their.peak).toFixed(2)} of the memory. The results differ by ${error.toExponential(1)}.`,
  );
}

function peer(python: string, pack: string): Measured {
  const tensors = Object.values(inputs);
  const numbers = tensors.map(({ data }) => Buffer.from((data as Float32Array).buffer));
  const input = Buffer.concat([Buffer.from(`${JSON.stringify(tensors.map(({ dims }) => dims))}\n`), ...numbers]);
  const script = join(import.meta.dirname, "../training/peers/unet.py");
  return child(python, [script, join(pack, "base"), values.threads, `${EVALUATIONS}`], input);
}

function child(program: string, parameters: string[], input?: Buffer): Measured {
  return JSON.parse(execFileSync(program, parameters, { encoding: "utf8", ...(input ? { input } : {}) })) as Measured;
}

function row(name: string, measured: readonly Measured[]): { median: number; peak: number } {
  const seconds = measured.flatMap((one) => one.seconds).toSorted((x, y) => x - y);
  const median = seconds[seconds.length >> 1]!;
  const peak = Math.max(...measured.map((one) => one.peak));
  const show = (time: number) => `${time.toFixed(3)} s`;
  console.log(`| ${name} | ${show(median)} | ${show(seconds[0]!)} | ${inMegabytes(peak)} |`);
  return { median, peak };
}
