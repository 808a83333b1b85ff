import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { makeLog } from "../log.ts";
import { encodePng, type Identity, openPack, PhotoReader, readPhoto } from "../pipeline/index.ts";
import { chosenDevice } from "./device.ts";

export interface DrawArguments {
  prompt: string;
  /** Files, one a person, in the order in which the prompt mentions them. */
  photos: string[];
  out: string;
  seed: number;
}

/** One picture without chat, database or jobs: photos and a prompt in, a PNG out. */
export async function drawOnce(config: Config, { prompt, photos, out, seed }: DrawArguments): Promise<void> {
  const device = await chosenDevice(config, makeLog("draw"));
  const maker = await openPack(path.join(config.modelsFolder, config.pack), { threads: config.threads, ...device });
  const reader = await PhotoReader.open(path.join(config.modelsFolder, "vision"));
  const identities: { identity: Identity }[] = [];
  for (const file of photos) {
    const photo = await readPhoto(await readFile(file));
    const [face = null] = await reader.findFaces(photo);
    if (!face) console.error(`${file}: no face found, looks only`);
    identities.push({ identity: await maker.encodeCharacter([await reader.cutOut(photo, face)]) });
  }
  const picture = await maker.draw(
    { prompt, negativePrompt: "", identities, seed, width: maker.defaults.width, height: maker.defaults.height },
    { onStep: (step, steps) => void process.stderr.write(`\rstep ${step} of ${steps} `) },
  );
  await writeFile(out, await encodePng(picture));
  process.stderr.write("\n");
  console.log(out);
  await reader.release();
  await maker.release();
}
