import { InferenceSession } from "onnxruntime-node";
import type { Device } from "../devices/device.ts";
import { onDevice } from "../devices/dialect.ts";
import type { GraphModel } from "./model.ts";

export interface SessionOptions {
  device?: Device;
  /** Threads inside one operator; by default onnxruntime takes one per physical core. */
  threads?: number;
}

/**
 * Loads a graph on a device. Release it with `session.release()`; load once and keep, loading again grows memory.
 * @throws Error naming the network, with onnxruntime's own as its cause
 */
export async function openSession(model: GraphModel, options: SessionOptions = {}): Promise<InferenceSession> {
  const { device = "cpu", threads } = options;
  const { bytes, provider } = onDevice(model, device);
  try {
    return await InferenceSession.create(bytes, {
      executionProviders: [provider],
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
      graphOptimizationLevel: "all",
      // On other devices onnxruntime warns of what it leaves to the CPU (shapes of tensors), which is as it should be.
      ...(device === "cpu" ? {} : { logSeverityLevel: 3 }),
      extra: {
        session: {
          // Where external data lies for a graph that comes from memory.
          model_external_initializers_file_folder_path: model.folder,
          // Threads that wait for the next operator spin as long as one takes to wake up, and no longer: others (the bot,
          // the database, other workers) use the cores too. docs/decisions.md has the numbers.
          intra_op: { spin_duration_us: "100" },
        },
      },
    });
  } catch (cause) {
    const weights = model.folder === "" ? "" : ` (weights in ${model.folder})`;
    const where = device === "cpu" ? "" : ` on ${device}`;
    throw new Error(`${model.name}${weights} could not be loaded${where}: ${(cause as Error).message}`, { cause });
  }
}
