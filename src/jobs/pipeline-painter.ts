import path from "node:path";
import type { Safety } from "../library/index.ts";
import { makeLog } from "../log.ts";
import {
  clothCrop,
  decodeImage,
  encodePng,
  identityFromBytes,
  identityToBytes,
  openPack,
  type Photo,
  PhotoError,
  PhotoReader,
  PoseReader,
  type RgbImage,
  readPhoto,
  referenceFromBytes,
  referenceToBytes,
  type SafetyLevel,
  type StoryMaker,
  scaleForShowing,
} from "../pipeline/index.ts";
import { Once } from "../pipeline/once.ts";
import type { ClothesReading, OpenPainter, PainterSettings, PhotoReading, PoseReading } from "./painter.ts";
import { poseConditionOf } from "./pose-condition.ts";
import { remark } from "./remarks.ts";

/** The pack was changed since the story was told: a photo has no words that could stand for its pose. */
const noExactPoses = remark("no-exact-poses");

/** The painter of the product: the pictures pipeline. Models are loaded when they are first needed, and stay. */
export const openPainter: OpenPainter = async (settings: PainterSettings) => {
  const { modelsFolder, threads, safetyLevel, device, deviceMemory } = settings;
  const loaded = new Once();
  const usual = levelNamed(safetyLevel);
  const log = makeLog("pipeline");

  const pack = (name: string): Promise<StoryMaker> =>
    loaded.get(`pack ${name}`, () =>
      openPack(path.join(modelsFolder, name), {
        ...(threads > 0 ? { threads } : {}),
        ...(device ? { device } : {}),
        ...(deviceMemory ? { deviceMemory } : {}),
        onNotice: (message) => log.info(message),
      }),
    );
  const visionFolder = path.join(modelsFolder, "vision");
  const photos = () => loaded.get("photos", () => PhotoReader.open(visionFolder, { threads }));
  const poses = () => loaded.get("poses", () => PoseReader.open(visionFolder, { threads }));

  /** Why a picture is refused on a server that is so strict, to go after "because"; null when it passes. */
  const refusal = async (image: RgbImage, safety: Safety): Promise<string | null> => {
    const judged = await (await photos()).safety(image);
    return judged.refused(safety === "strict" ? "strict" : usual)?.reason ?? null;
  };

  /** Reads a picture that somebody sent and, where it may be kept, goes on with it. */
  const accepted = async <Reading>(
    { bytes, safety }: { bytes: Uint8Array; safety: Safety },
    read: (photo: Photo, look: PhotoReader) => Promise<Reading>,
  ): Promise<Reading | { usable: false; problem: string }> => {
    try {
      const photo = await readPhoto(bytes);
      const problem = await refusal(photo, safety);
      if (problem) return { usable: false, problem: remark("photo-refused", { reason: problem }) };
      return await read(photo, await photos());
    } catch (error) {
      if (error instanceof PhotoError) return { usable: false, problem: error.message };
      throw error;
    }
  };

  return {
    fingerprint: async ({ pack: name }) => (await pack(name)).encoderFingerprint,

    readPhoto: ({ looksOnly, ...sent }) =>
      accepted<PhotoReading>(sent, async (photo, look) => {
        const faces = await look.findFaces(photo);
        const face = looksOnly ? null : (faces[0] ?? null);
        if (!face && !looksOnly) return { usable: true, faces: 0, reference: null, preview: null };
        const cutOut = await look.cutOut(photo, face);
        const preview = await encodePng(cutOut.cutOut);
        return { usable: true, faces: faces.length, reference: await referenceToBytes(cutOut), preview };
      }),

    readClothes: (sent) =>
      accepted<ClothesReading>(sent, async (photo) => {
        const reference = await encodePng(clothCrop(photo));
        return { usable: true, reference, preview: await encodePng(await scaleForShowing(photo)) };
      }),

    readPose: (sent) =>
      accepted<PoseReading>(sent, async (photo) => ({ usable: true, pose: await (await poses()).read(photo) })),

    async encode({ pack: name, references, main, clothes, faceOnly }) {
      const storymaker = await pack(name);
      const read = await Promise.all(references.map(referenceFromBytes));
      const look = { main, clothes: clothes && (await decodeImage(clothes)), faceOnly };
      return identityToBytes(await storymaker.encodeCharacter(read, look));
    },

    async draw({ request, identities, photoPose, safety }, hooks) {
      const storymaker = await pack(request.pack);
      if (photoPose && !storymaker.drawsPoses) return { picture: null, refused: noExactPoses };
      const { prompt, negativePrompt, width, height, seed, steps, guidanceScale, identityScale } = request;
      const people = identities.map((bytes, i) => ({
        identity: identityFromBytes(bytes),
        box: request.slots[i]?.box ?? null,
      }));
      const options = { prompt, negativePrompt, width, height, seed, steps, guidanceScale, identityScale };
      const poseCondition = storymaker.drawsPoses ? await poseConditionOf({ request, photoPose }) : null;
      const image = await storymaker.draw({ ...options, identities: people, poseCondition }, hooks);
      const problem = await refusal(image, safety);
      if (problem)
        return {
          picture: null,
          refused: remark("panel-refused", { reason: problem }),
        };
      return { picture: await encodePng(image), refused: null };
    },
  };
};

function levelNamed(strictness: number): SafetyLevel {
  if (strictness <= 0) return "off";
  return strictness < 1 ? "standard" : "strict";
}
