import { fileURLToPath } from "node:url";
import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { Checkpoint } from "../../../src/pipeline/checkpoints/checkpoint.ts";
import type { GraphModel } from "../../../src/pipeline/graph/model.ts";
import { openSession } from "../../../src/pipeline/graph/session.ts";

/** A small checkpoint in the public layouts, and what the authors' pipeline computes with it. */
export const REFERENCE = fileURLToPath(new URL("../../fixtures/storymaker-small/", import.meta.url));

/** Another configuration of the family, and what the trainer's own networks compute with it. */
export const STORYBOOK_SHAPED = fileURLToPath(new URL("../../fixtures/storybook-shaped/", import.meta.url));

export function tensor(numbers: Iterable<number>, shape: readonly number[]): Tensor {
  return new Tensor("float32", Float32Array.from(numbers), shape);
}

export function stored(checkpoint: Checkpoint, name: string): Tensor {
  return tensor(checkpoint.read(name), checkpoint.get(name).shape);
}

/** Runs a graph once. */
export async function run(
  model: GraphModel,
  feeds: InferenceSession.FeedsType,
): Promise<InferenceSession.OnnxValueMapType> {
  const session = await openSession(model, { threads: 1 });
  try {
    return await session.run(feeds);
  } finally {
    await session.release();
  }
}

export function floats(value: InferenceSession.OnnxValueMapType[string] | undefined): Float32Array {
  if (!(value?.data instanceof Float32Array)) throw new Error("no such output of floats");
  return value.data;
}

/** ||ours - theirs|| / ||theirs|| */
export function relativeError(ours: Float32Array, theirs: Float32Array): number {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} numbers, ${theirs.length} expected`);
  let difference = 0;
  let norm = 0;
  for (const [i, value] of theirs.entries()) {
    difference += (ours[i]! - value) ** 2;
    norm += value ** 2;
  }
  return Math.sqrt(difference / norm);
}
