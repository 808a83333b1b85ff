import type { InferenceSession } from "onnxruntime-node";
import type { GraphModel } from "./model.ts";

export interface SessionOptions {
  device?: "cpu";
  /** Threads inside one operator; default: what onnxruntime chooses (physical cores). */
  threads?: number;
}

/** Loads a graph on a device. Release the session with `session.release()`. */
export async function openSession(_model: GraphModel, _options: SessionOptions = {}): Promise<InferenceSession> {
  throw new Error("not written yet");
}
