/**
 * How fast a pack draws: `node bench/panel.ts [PACK]`, models/storybook by default. Prints a Markdown table.
 *
 * One picture of one character at the pack's own size, steps and guidance, after a picture that warms up; the time
 * outside of the networks is what is left when the time within `session.run` is taken off.
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { InferenceSession } from "onnxruntime-node";
import { type Identity, openPack, PhotoReader, readPhoto } from "../src/pipeline/index.ts";

const folder = process.argv[2] ?? "models/storybook";
const PHOTO = "test/fixtures/storymaker-small/inputs/photo_1.png";
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

const reader = await PhotoReader.open("models/vision");
const bytes = readFileSync(PHOTO);
const firstEncoding = performance.now();
await encodePhoto();
rows.push(["photo to identity, networks loaded for it", seconds(performance.now() - firstEncoding)]);
const encoding = performance.now();
const identity = await encodePhoto();
rows.push(["photo to identity", seconds(performance.now() - encoding)]);

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
await reader.release();

console.log(`${maker.name}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}\n`);
console.log("| what | |\n| --- | --- |");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);

/** A photo as it is sent, in bytes, to the identity that drawing needs. */
async function encodePhoto(): Promise<Identity> {
  const photo = await readPhoto(bytes);
  const [face = null] = await reader.findFaces(photo);
  return maker.encodeCharacter([await reader.cutOut(photo, face)]);
}
