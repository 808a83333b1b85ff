/**
 * How fast a pack draws: `node bench/panel.ts [PACK]`, models/storybook by default. Prints a Markdown table.
 *
 * One picture of one character at the pack's own size, steps and guidance, after a picture that warms up; the time
 * outside of the networks is what is left when the time within `session.run` is taken off.
 */
import { cpus } from "node:os";
import { InferenceSession } from "onnxruntime-node";
import { type CharacterPhoto, openPack, type RgbImage } from "../src/pipeline/index.ts";
import { normalNoise } from "../src/pipeline/sampling/noise.ts";

const folder = process.argv[2] ?? "models/storybook";
const PICTURES = 3;

/** Time spent within session.run, of all sessions. */
let inside = 0;
const sessions = (InferenceSession as unknown as { prototype: InferenceSession }).prototype;
const run = sessions.run;
sessions.run = async function (this: InferenceSession, ...inputs: Parameters<typeof run>) {
  const start = performance.now();
  try {
    return await run.apply(this, inputs);
  } finally {
    inside += performance.now() - start;
  }
} as typeof run;

const rows: [what: string, value: string][] = [];
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

const opening = performance.now();
const maker = await openPack(folder);
rows.push(["opening the pack", seconds(performance.now() - opening)]);

const photo: CharacterPhoto = { body: noisePicture(1), face: noisePicture(2) };
const firstEncoding = performance.now();
await maker.encodeCharacter([photo]);
rows.push(["crops to identity, image encoder loaded for it", seconds(performance.now() - firstEncoding)]);
const encoding = performance.now();
const identity = await maker.encodeCharacter([photo]);
rows.push(["crops to identity", seconds(performance.now() - encoding)]);

const { width, height, steps, guidanceScale } = maker.defaults;
const options = {
  ...{ prompt: "a woman with red hair drinks tea in a garden", negativePrompt: "blurry", identities: [{ identity }] },
  ...{ width, height, seed: 1 },
};
const firstDrawing = performance.now();
await maker.draw(options);
rows.push(["first picture, networks loaded for it", seconds(performance.now() - firstDrawing)]);

const times: { whole: number; outside: number }[] = [];
for (let i = 0; i < PICTURES; i++) {
  inside = 0;
  const start = performance.now();
  await maker.draw({ ...options, seed: 2 + i });
  const whole = performance.now() - start;
  times.push({ whole, outside: whole - inside });
}
const best = times.toSorted((a, b) => a.whole - b.whole)[PICTURES >> 1]!;
rows.push([
  `${width} x ${height}, ${steps} steps, guidance ${guidanceScale} (median of ${PICTURES})`,
  seconds(best.whole),
]);
rows.push(["of that outside of session.run", `${((100 * best.outside) / best.whole).toFixed(1)} %`]);
rows.push(["largest memory of the process", `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`]);
await maker.release();

console.log(`${maker.name}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}\n`);
console.log("| what | |\n| --- | --- |");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);

function noisePicture(seed: number): RgbImage {
  const data = Uint8Array.from(normalNoise(seed, 224 * 224 * 3), (x) => Math.max(0, Math.min(255, 128 + 60 * x)));
  return { width: 224, height: 224, data };
}
