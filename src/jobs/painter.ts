import { z } from "zod";
import type { Safety } from "../library/index.ts";
import type { Device } from "../pipeline/devices/index.ts";
import { joints } from "../pipeline/pose/skeleton.ts";

/**
 * What a worker needs of the pictures pipeline. The drawing child loads a module that exports `openPainter`
 * (pipeline-painter.ts; tests load one that only pretends) and talks to nothing else, so that the supervisor never
 * comes near a model. All values can be sent between processes.
 */
export interface Painter {
  /** The fingerprint of the pack's encoder: identities made with another one are stale. */
  fingerprint(input: { pack: string }): Promise<string>;
  /** Looks at one photo: is it a picture that may be kept, whose face is in it, and the reference cut out of it. */
  readPhoto(input: { bytes: Uint8Array; looksOnly: boolean; safety: Safety }): Promise<PhotoReading>;
  /** Looks at a picture of clothes: whether it may be kept, and what is kept of it. */
  readClothes(input: { bytes: Uint8Array; safety: Safety }): Promise<ClothesReading>;
  /** Looks at a picture of a pose: whether it may be used, and how somebody stands in it. */
  readPose(input: { bytes: Uint8Array; safety: Safety }): Promise<PoseReading>;
  /** References to the bytes of an identity. */
  encode(input: EncodeInput): Promise<Uint8Array>;
  /** Draws one panel. Between steps it looks at the signal and gives the event loop a turn; throws signal.reason. */
  draw(input: DrawInput, hooks: DrawHooks): Promise<Drawing>;
}

export type OpenPainter = (settings: PainterSettings) => Promise<Painter>;

export interface PainterSettings {
  /** Holds one folder a pack, and `vision` with the photo models (face, person, pose, safety). */
  modelsFolder: string;
  /** Threads a session may use; 0 leaves it to the runtime. */
  threads: number;
  /** Where pictures are drawn; the CPU when left out. */
  device?: Device;
  /** Bytes of the device's memory that a pack may take; when left out, as many as it needs. */
  deviceMemory?: number;
  /** How strict the safety model is where a server asks for no more: 0 lets everything pass, 1 is strictest, between them is the usual level. */
  safetyLevel: number;
}

export interface DrawHooks {
  signal: AbortSignal;
  onStep(step: number, steps: number): void | Promise<void>;
}

export interface EncodeInput {
  pack: string;
  /** As readPhoto made them. */
  references: Uint8Array[];
  /** The index of the main one. */
  main: number;
  /** As readClothes made it: worn in place of what the references show. */
  clothes: Uint8Array | null;
  faceOnly: boolean;
}

export interface DrawInput {
  request: DrawingRequest;
  /** One for each slot. */
  identities: Uint8Array[];
  /** How everybody in the panel stands, where the request takes its pose from a photo; else null. */
  photoPose: Pose | null;
  safety: Safety;
}

/** `problem`: the photo cannot be used, in words for the person who sent it. */
export type PhotoReading =
  | { usable: false; problem: string }
  | {
      usable: true;
      /** How many faces were found; the largest is the one that counts. */
      faces: number;
      /** Null when there is no face and looksOnly was not asked for. */
      reference: Uint8Array | null;
      /** What was cut out, as a PNG to show. Null with `reference`. */
      preview: Uint8Array | null;
    };

/** As a PhotoReading. `reference` is what the image encoder sees, `preview` a PNG to show. */
export type ClothesReading =
  | { usable: false; problem: string }
  | { usable: true; reference: Uint8Array; preview: Uint8Array };

/** As a PhotoReading. */
export type PoseReading = { usable: false; problem: string } | { usable: true; pose: Pose };

/** `picture` is a PNG; null when the safety model refused it, or the pack cannot draw it: then `refused` says why. */
export type Drawing = { picture: Uint8Array; refused: null } | { picture: null; refused: string };

/** How somebody stands, as it is stored with a story: where each joint is, in heights of the photo; null = not seen. */
export const storedPose = z.record(z.enum(joints), z.tuple([z.number(), z.number()]).nullable());
export type Pose = z.infer<typeof storedPose>;

const share = z.number().min(0).max(1);

/** The stored request of a panel, as a command compiled it. Checked when read, because rows outlive versions. */
export const drawingRequest = z.object({
  pack: z.string(),
  prompt: z.string(),
  negativePrompt: z.string(),
  slots: z
    .array(
      z.object({
        characterId: z.string(),
        box: z.object({ left: share, top: share, right: share, bottom: share }).nullable(),
        wearing: z.string().nullable(),
      }),
    )
    .max(3),
  width: z.int().positive(),
  height: z.int().positive(),
  seed: z.int().nonnegative(),
  steps: z.int().positive(),
  guidanceScale: z.number(),
  identityScale: z.number(),
  pose: z.string().nullable(),
  /** Requests of earlier versions have none. */
  framing: z.enum(["close-up", "wide"]).nullable().default(null),
});
export type DrawingRequest = z.infer<typeof drawingRequest>;
