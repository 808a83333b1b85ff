import path from "node:path";
import {
  encodePng,
  identityFromBytes,
  identityToBytes,
  openPack,
  PhotoError,
  PhotoReader,
  readPhoto,
  referenceFromBytes,
  referenceToBytes,
  type Safety,
  type SafetyLevel,
  type StoryMaker,
} from "../pipeline/index.ts";
import type { OpenPainter, PainterSettings, PhotoReading } from "./painter.ts";
import { poseConditionOf } from "./pose-condition.ts";

/** The painter of the product: the pictures pipeline. Models are loaded when they are first needed, and stay. */
export const openPainter: OpenPainter = async ({ modelsFolder, threads, safetyLevel }: PainterSettings) => {
  const packs = new Map<string, Promise<StoryMaker>>();
  let reader: Promise<PhotoReader> | undefined;
  const level = levelNamed(safetyLevel);

  const pack = (name: string): Promise<StoryMaker> => {
    const known = packs.get(name);
    if (known) return known;
    const open = openPack(path.join(modelsFolder, name), threads > 0 ? { threads } : {});
    packs.set(name, open);
    // It may have been installed by the next try.
    open.catch(() => packs.delete(name));
    return open;
  };
  const photos = (): Promise<PhotoReader> => {
    if (reader) return reader;
    const open = PhotoReader.open(path.join(modelsFolder, "vision"), { threads });
    reader = open;
    open.catch(() => {
      reader = undefined;
    });
    return open;
  };

  return {
    fingerprint: async ({ pack: name }) => (await pack(name)).encoderFingerprint,

    async readPhoto({ bytes, looksOnly }): Promise<PhotoReading> {
      try {
        const photo = await readPhoto(bytes);
        const look = await photos();
        const problem = refusal(await look.safety(photo), level);
        if (problem) return { usable: false, problem: `This photo is not accepted because ${problem}.` };
        const faces = await look.findFaces(photo);
        const face = looksOnly ? null : (faces[0] ?? null);
        if (!face && !looksOnly) return { usable: true, faces: 0, reference: null, preview: null };
        const cutOut = await look.cutOut(photo, face);
        const preview = await encodePng(cutOut.cutOut);
        return { usable: true, faces: faces.length, reference: await referenceToBytes(cutOut), preview };
      } catch (error) {
        if (error instanceof PhotoError) return { usable: false, problem: error.message };
        throw error;
      }
    },

    async encode({ pack: name, references, main }) {
      const storymaker = await pack(name);
      const read = await Promise.all(references.map(referenceFromBytes));
      return identityToBytes(await storymaker.encodeCharacter(read, main));
    },

    async draw({ request, identities }, hooks) {
      const storymaker = await pack(request.pack);
      const { prompt, negativePrompt, width, height, seed, steps, guidanceScale, identityScale } = request;
      const people = identities.map((bytes, i) => ({
        identity: identityFromBytes(bytes),
        box: request.slots[i]?.box ?? null,
      }));
      const options = { prompt, negativePrompt, width, height, seed, steps, guidanceScale, identityScale };
      const poseCondition = storymaker.drawsPoses ? await poseConditionOf(request) : null;
      const image = await storymaker.draw({ ...options, identities: people, poseCondition }, hooks);
      const problem = refusal(await (await photos()).safety(image), level);
      if (problem)
        return {
          picture: null,
          refused: `The picture that was drawn is not shown because ${problem}. Other words or another seed may help.`,
        };
      return { picture: await encodePng(image), refused: null };
    },
  };
};

function refusal(safety: Safety, level: SafetyLevel): string | null {
  return safety.refused(level)?.reason ?? null;
}

function levelNamed(strictness: number): SafetyLevel {
  if (strictness <= 0) return "off";
  return strictness < 1 ? "standard" : "strict";
}
