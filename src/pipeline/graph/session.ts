import { InferenceSession } from "onnxruntime-node";
import type { GraphModel } from "./model.ts";

export interface SessionOptions {
  device?: "cpu";
  /** Threads inside one operator; by default onnxruntime takes one per physical core. */
  threads?: number;
}

/** Loads a graph on a device. Release it with `session.release()`; load once and keep, loading again grows memory. */
export async function openSession(model: GraphModel, options: SessionOptions = {}): Promise<InferenceSession> {
  const { device = "cpu", threads } = options;
  return InferenceSession.create(model.bytes, {
    executionProviders: [device],
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    graphOptimizationLevel: "all",
    extra: {
      session: {
        // Where external data lies for a graph that comes from memory.
        model_external_initializers_file_folder_path: model.folder,
      },
    },
  });
}
